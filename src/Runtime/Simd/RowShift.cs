using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>
/// The exponent shift of a row: exponentials are computed as <c>2^(Scale·log2(e)·x − n + 27)</c>, where the integer <c>n</c> belongs
/// to the row's maximum. Nothing is rounded by the shift, unlike by <c>x − max</c>. Called by generated kernels.
/// </summary>
/// <remarks>
/// The 27 is headroom: the largest exponential of a row lies in <c>2^26.5 … 2^27.5</c>, so that an exponential whose probability is still
/// representable, subnormals included, is itself a normal number, and a probability is rounded once, by the last multiplication.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowShift
{
    /// <summary>Exponentials carry this power of two.</summary>
    public const int Headroom = 27;

    /// <summary>
    /// A logit this many powers of two below the maximum has a probability below 2^-150, which rounds to 0: the clamp that makes −∞
    /// and every far logit finite for the arithmetic. <c>Reach = Depth / (Scale·log2 e)</c> in the generated code.
    /// </summary>
    public const double Depth = 151.5;

    /// <summary>Adding and subtracting 1.5·2^23 rounds a float of magnitude below 2^22 to an integer.</summary>
    internal const float RoundToInteger = 12582912f;

    /// <summary>What an IEEE single adds to the exponents it stores.</summary>
    internal const float ExponentBias = 127;

    /// <summary>
    /// Adding 1.5·2^20 instead rounds to a multiple of 1/8: the three lowest bits of the sum index the table of powers 2^(j/8), the bits
    /// above them are the exponent.
    /// </summary>
    internal const float RoundToEighth = 1572864f;

    /// <summary>Beyond this exponent a kernel hands the row to the routine for rows of any content, which subtracts the maximum first (exact there, by Sterbenz).</summary>
    /// <remarks>Without FMA the integers of a row, this and its depth together, have the 12 bits that <see cref="FloatSteps"/> are made for: logits to ±2,700 at scale 1.</remarks>
    private static float Limit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Simd128.HasFusedMultiplyAdd ? 131072 : 3900;
    }

    /// <summary>Whether a row's maximum lets it take the fast path; false for NaN, ±∞ and maxima beyond 2^17 in powers of two (3,900 without FMA).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool InRange(float maximum, float scaleHigh) =>
        // As bits, in which ∞ and NaN are the largest: three instructions less, and a row alone in its call waits for this.
        (System.BitConverter.SingleToInt32Bits(maximum * scaleHigh) & int.MaxValue) <= System.BitConverter.SingleToInt32Bits(Limit);

    /// <summary>Whether every lane's maximum lets its row take the fast path.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool InRange(Vector128<float> maxima, float scaleHigh) =>
        Vector128.LessThanOrEqualAll(Vector128.Abs(maxima * Vector128.Create(scaleHigh)), Vector128.Create(Limit));

    /// <inheritdoc cref="InRange(Vector128{float}, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool InRange(Vector256<float> maxima, float scaleHigh) =>
        Vector256.LessThanOrEqualAll(Vector256.Abs(maxima * Vector256.Create(scaleHigh)), Vector256.Create(Limit));

    /// <inheritdoc cref="InRange(Vector128{float}, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool InRange(Vector512<float> maxima, float scaleHigh) =>
        Vector512.LessThanOrEqualAll(Vector512.Abs(maxima * Vector512.Create(scaleHigh)), Vector512.Create(Limit));

    /// <summary>
    /// <paramref name="origin"/> − n, for the integer n that belongs to a row's maximum; the origin rounds to integers or to eighths. One subtraction instead of three, of numbers that are
    /// all exact: a row waits for it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Below(float origin, float maximum, float scaleHigh) => (origin + RoundToInteger) - Biased(maximum, scaleHigh);

    /// <inheritdoc cref="Below(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Below(float origin, Vector128<float> maxima, float scaleHigh) =>
        Vector128.Create(origin + RoundToInteger) - Simd128.MultiplyAdd(maxima, Vector128.Create(scaleHigh), Vector128.Create(RoundToInteger));

    /// <inheritdoc cref="Below(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Below(float origin, Vector256<float> maxima, float scaleHigh) =>
        Vector256.Create(origin + RoundToInteger) - Simd256.MultiplyAdd(maxima, Vector256.Create(scaleHigh), Vector256.Create(RoundToInteger));

    /// <inheritdoc cref="Below(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Below(float origin, Vector512<float> maxima, float scaleHigh) =>
        Vector512.Create(origin + RoundToInteger) - Simd512.MultiplyAdd(maxima, Vector512.Create(scaleHigh), Vector512.Create(RoundToInteger));

    /// <summary>The integer exponent that belongs to a row's maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exponent(float maximum, float scaleHigh) => Biased(maximum, scaleHigh) - RoundToInteger;

    /// <summary>The exponent in the sum that rounds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Biased(float maximum, float scaleHigh) =>
        Simd128.HasFusedMultiplyAdd ? System.MathF.FusedMultiplyAdd(maximum, scaleHigh, RoundToInteger) : (maximum * scaleHigh) + RoundToInteger;

    /// <summary>
    /// The sum of unshifted exponentials, NaN where it leaves the range of a float: dividing by ∞ would make zeros of the row, which look like an answer.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double UnshiftedSum(double sum) => sum <= float.MaxValue ? sum : double.NaN;
}
