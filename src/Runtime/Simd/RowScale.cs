using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>
/// Rows are divided by their sum with a reciprocal held in two floats: as fast as one multiplication where memory is the limit, one instruction more
/// where it is not, and never 0.99999994 where the quotient is 1, which a reciprocal rounded to one float gives.
/// </summary>
internal static class RowScale
{
    /// <summary>What <see cref="High"/> keeps of the bits of a double.</summary>
    public const long LeadingBits = unchecked((long)0xFFFFFFFFE0000000);

    /// <summary>
    /// The leading 24 bits of a factor, cut and not rounded: with the rest of the factor's own sign the two products also add up to exactly 1 where
    /// there is no FMA and the first one has been rounded.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float High(double factor) => (float)Leading(factor);

    /// <summary>What <see cref="High"/> leaves of a factor; NaN when the factor is NaN or infinite, as the row then is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Rest(double factor) => (float)(factor - Leading(factor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Leading(double factor) => (Vector128.CreateScalarUnsafe(factor) & Vector128.CreateScalarUnsafe(LeadingBits).AsDouble()).ToScalar();
}
