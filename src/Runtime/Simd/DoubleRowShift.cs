using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>
/// The exponent shift of a row of doubles, as <see cref="RowShift"/> is that of a row of floats: exponentials are computed as
/// <c>2^(Scale·log2(e)·x − n + 56)</c>, where the integer <c>n</c> belongs to the row's maximum. Called by generated kernels.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DoubleRowShift
{
    /// <summary>
    /// Exponentials carry this power of two: one whose probability is still representable, subnormals included, is itself a normal number, and a
    /// probability is rounded once, by the last multiplication.
    /// </summary>
    public const int Headroom = 56;

    /// <summary>
    /// A logit this many powers of two below the maximum has a probability below 2^-1076, which rounds to 0: the clamp that makes −∞
    /// and every far logit finite for the arithmetic. <c>Reach = Depth / (Scale·log2 e)</c> in the generated code.
    /// </summary>
    public const double Depth = 1076.5;

    /// <summary>Adding and subtracting 1.5·2^52 rounds a double of magnitude below 2^51 to an integer.</summary>
    internal const double RoundToInteger = 6755399441055744.0;

    /// <summary>
    /// Adding 1.5·2^48 instead rounds to a multiple of 1/16: the four lowest bits of the sum index the table of powers 2^(j/16), the bits
    /// above them are the exponent.
    /// </summary>
    internal const double RoundToSixteenth = RoundToInteger / 16;

    /// <summary>The same for the table of 256 powers.</summary>
    internal const double RoundTo256th = RoundToInteger / 256;

    /// <summary>Beyond this exponent a kernel hands the row to the routine for rows of any content, which subtracts the maximum first (exact there, by Sterbenz).</summary>
    private const double Limit = 131072;

    /// <summary>Whether a row's maximum lets it take the fast path; false for NaN, ±∞ and maxima beyond 2^17 in powers of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool InRange(double maximum, double scaleHigh) => Math.Abs(maximum * scaleHigh) <= Limit;

    /// <summary>Whether every lane's maximum lets its row take the fast path.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool InRange(Vector128<double> maxima, double scaleHigh) =>
        Vector128.LessThanOrEqualAll(Vector128.Abs(maxima * Vector128.Create(scaleHigh)), Vector128.Create(Limit));

    /// <inheritdoc cref="InRange(Vector128{double}, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool InRange(Vector256<double> maxima, double scaleHigh) =>
        Vector256.LessThanOrEqualAll(Vector256.Abs(maxima * Vector256.Create(scaleHigh)), Vector256.Create(Limit));

    /// <inheritdoc cref="InRange(Vector128{double}, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool InRange(Vector512<double> maxima, double scaleHigh) =>
        Vector512.LessThanOrEqualAll(Vector512.Abs(maxima * Vector512.Create(scaleHigh)), Vector512.Create(Limit));

    /// <inheritdoc cref="RowShift.Below(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Below(double origin, double maximum, double scaleHigh) => (origin + RoundToInteger) - Biased(maximum, scaleHigh);

    /// <inheritdoc cref="Below(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Below(double origin, Vector128<double> maxima, double scaleHigh) =>
        Vector128.Create(origin + RoundToInteger) - Simd128.MultiplyAdd(maxima, Vector128.Create(scaleHigh), Vector128.Create(RoundToInteger));

    /// <inheritdoc cref="Below(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Below(double origin, Vector256<double> maxima, double scaleHigh) =>
        Vector256.Create(origin + RoundToInteger) - Simd256.MultiplyAdd(maxima, Vector256.Create(scaleHigh), Vector256.Create(RoundToInteger));

    /// <inheritdoc cref="Below(double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Below(double origin, Vector512<double> maxima, double scaleHigh) =>
        Vector512.Create(origin + RoundToInteger) - Simd512.MultiplyAdd(maxima, Vector512.Create(scaleHigh), Vector512.Create(RoundToInteger));

    /// <summary>The integer exponent that belongs to a row's maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exponent(double maximum, double scaleHigh) => Biased(maximum, scaleHigh) - RoundToInteger;

    /// <summary>The exponent in the sum that rounds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Biased(double maximum, double scaleHigh) =>
        Simd128.HasFusedMultiplyAdd ? Math.FusedMultiplyAdd(maximum, scaleHigh, RoundToInteger) : (maximum * scaleHigh) + RoundToInteger;

    /// <summary>
    /// The sum of unshifted exponentials, NaN where it leaves the range of a double: dividing by ∞ would make zeros of the row, which look like an answer.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double UnshiftedSum(double sum) => sum <= double.MaxValue ? sum : double.NaN;
}
