using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>
/// The sixteen running totals of a row of floats: element i belongs to virtual lane i mod 16, whatever the width of the vectors. Of a row of doubles eight
/// totals, and eight times what their additions gained by rounding.
/// </summary>
[InlineArray(Count)]
internal struct LaneSums
{
    public const int Count = 16, DoubleLanes = 8, ShortLanes = 4;

    private double first;

    /// <summary>The lanes of floats: pairs that lie 8, 4, 2, then 1 apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OfFloats(ref double sums) =>
        Tree(
            Vector128.LoadUnsafe(ref sums, 0) + Vector128.LoadUnsafe(ref sums, 8),
            Vector128.LoadUnsafe(ref sums, 2) + Vector128.LoadUnsafe(ref sums, 10),
            Vector128.LoadUnsafe(ref sums, 4) + Vector128.LoadUnsafe(ref sums, 12),
            Vector128.LoadUnsafe(ref sums, 6) + Vector128.LoadUnsafe(ref sums, 14));

    /// <summary>
    /// The lanes of a row of up to sixteen floats, one element in each at most: what lies 8, then what lies 4 apart is added in floats. Where rows lie across the lanes of vectors that
    /// leaves a quarter of the conversions to double, which are slow.
    /// </summary>
    public static double OfShortFloats(ref double sums, nuint dim)
    {
        for (nuint apart = PairsApart(dim); apart >= ShortLanes; apart /= 2)
        {
            for (nuint lane = 0; lane < apart; lane++)
            {
                ref double sum = ref Unsafe.Add(ref sums, lane), other = ref Unsafe.Add(ref sums, lane + apart);
                sum = (float)sum + (float)other;
                other = 0;
            }
        }

        return OfFloats(ref sums);
    }

    /// <summary>How far the elements of a short row's first sums lie apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint PairsApart(nuint dim) => dim > 8 ? 8u : 4u;

    /// <summary>The lanes of doubles, less what they gained.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OfDoubles(ref double sums) => Tree(ref sums) - Tree(ref Unsafe.Add(ref sums, DoubleLanes));

    /// <summary>Adds a term to a lane of doubles (Kahan).</summary>
    public static void Add(double term, ref double sums, nuint lane)
    {
        ref double sum = ref Unsafe.Add(ref sums, lane);
        ref double gained = ref Unsafe.Add(ref sums, lane + DoubleLanes);
        term -= gained;
        double next = sum + term;
        gained = (next - sum) - term;
        sum = next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Tree(ref double sums) =>
        Tree(Vector128.LoadUnsafe(ref sums, 0), Vector128.LoadUnsafe(ref sums, 2), Vector128.LoadUnsafe(ref sums, 4), Vector128.LoadUnsafe(ref sums, 6));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Tree(Vector128<double> a, Vector128<double> b, Vector128<double> c, Vector128<double> d)
    {
        Vector128<double> sum = (a + c) + (b + d);
        return sum.ToScalar() + sum.GetElement(1);
    }
}
