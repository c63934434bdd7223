using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// Rows are divided by their sum with a reciprocal held in two floats: as fast as one multiplication where memory is the limit, one instruction more
/// where it is not, and never 0.99999994 where the quotient is 1, which a reciprocal rounded to one float gives.
/// </summary>
internal static class RowScale
{
    /// <summary>What the nearest float leaves of a factor; 0 when the factor is NaN or infinite, so that the product decides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Rest(double factor) => (float)(factor - (float)factor);
}
