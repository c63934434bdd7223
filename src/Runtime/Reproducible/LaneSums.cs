using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>
/// The sixteen running totals of a row: element i belongs to virtual lane i mod 16, whatever the width of the vectors. For doubles eight lanes,
/// and what their additions gained by rounding.
/// </summary>
[InlineArray(Count)]
internal struct LaneSums
{
    public const int Count = 16;

    private double first;

    /// <summary>Pairs that lie 8, 4, 2, then 1 lane apart.</summary>
    public static double Tree(ref double sums)
    {
        Vector128<double> a = Pair(ref sums, 0) + Pair(ref sums, 4), b = Pair(ref sums, 2) + Pair(ref sums, 6);
        a += b;
        return a.ToScalar() + a.GetElement(1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Pair(ref double sums, nuint lane) =>
        Vector128.LoadUnsafe(ref sums, lane) + Vector128.LoadUnsafe(ref sums, lane + 8);
}
