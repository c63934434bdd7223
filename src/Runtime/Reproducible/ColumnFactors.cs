using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>
/// The factors of rows that lie across lanes: the virtual lanes' sums added in the order of <see cref="LaneSums"/>, and <see cref="RowFactor{TElement}"/> of the total.
/// </summary>
internal static class ColumnFactors
{
    /// <summary>Four rows of floats (needs AVX), whose sums per virtual lane lie <paramref name="apart"/> elements from one to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfFloats(ref float lanes, nuint apart, int count, out Vector256<double> high, out Vector256<double> low)
    {
        Vector256<double> l0 = Widened256(ref lanes, apart, 0), l1 = Widened256(ref lanes, apart, 1), l2 = Widened256(ref lanes, apart, 2), l3 = Widened256(ref lanes, apart, 3);
        if (count > 8)
        {
            l0 += Widened256(ref lanes, apart, 8);
            l1 += Widened256(ref lanes, apart, 9);
            l2 += Widened256(ref lanes, apart, 10);
            l3 += Widened256(ref lanes, apart, 11);
        }

        if (count > 4)
        {
            Vector256<double> l4 = Widened256(ref lanes, apart, 4), l5 = Widened256(ref lanes, apart, 5), l6 = Widened256(ref lanes, apart, 6), l7 = Widened256(ref lanes, apart, 7);
            if (count > 8)
            {
                l4 += Widened256(ref lanes, apart, 12);
                l5 += Widened256(ref lanes, apart, 13);
                l6 += Widened256(ref lanes, apart, 14);
                l7 += Widened256(ref lanes, apart, 15);
            }

            l0 += l4;
            l1 += l5;
            l2 += l6;
            l3 += l7;
        }

        Vector256<double> factor = Vector256.Create(1.0) / ((l0 + l2) + (l1 + l3));
        high = (factor.AsInt64() & Vector256.Create(RowScale.LeadingBits)).AsDouble();
        low = factor - high;
    }

    /// <summary>Two rows of floats, whose sums per virtual lane lie <paramref name="apart"/> elements from one to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfFloats(ref float lanes, nuint apart, int count, out Vector128<double> high, out Vector128<double> low)
    {
        Vector128<double> l0 = Widened128(ref lanes, apart, 0), l1 = Widened128(ref lanes, apart, 1), l2 = Widened128(ref lanes, apart, 2), l3 = Widened128(ref lanes, apart, 3);
        if (count > 8)
        {
            l0 += Widened128(ref lanes, apart, 8);
            l1 += Widened128(ref lanes, apart, 9);
            l2 += Widened128(ref lanes, apart, 10);
            l3 += Widened128(ref lanes, apart, 11);
        }

        if (count > 4)
        {
            Vector128<double> l4 = Widened128(ref lanes, apart, 4), l5 = Widened128(ref lanes, apart, 5), l6 = Widened128(ref lanes, apart, 6), l7 = Widened128(ref lanes, apart, 7);
            if (count > 8)
            {
                l4 += Widened128(ref lanes, apart, 12);
                l5 += Widened128(ref lanes, apart, 13);
                l6 += Widened128(ref lanes, apart, 14);
                l7 += Widened128(ref lanes, apart, 15);
            }

            l0 += l4;
            l1 += l5;
            l2 += l6;
            l3 += l7;
        }

        Vector128<double> factor = Vector128.Create(1.0) / ((l0 + l2) + (l1 + l3));
        high = (factor.AsInt64() & Vector128.Create(RowScale.LeadingBits)).AsDouble();
        low = factor - high;
    }

    /// <summary>Rows one by one.</summary>
    public static void OfEach<TElement>(ref TElement lanes, nuint rows, int count, ref TElement high, ref TElement low)
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    {
        for (nuint row = 0; row < rows; row++)
        {
            LaneSums sums = default;
            for (int lane = 0; lane < count; lane++)
            {
                sums[lane] = double.CreateTruncating(Unsafe.Add(ref lanes, ((nuint)lane * rows) + row));
            }

            double sum = typeof(TElement) == typeof(float) ? LaneSums.OfFloats(ref sums[0]) : LaneSums.OfDoubles(ref sums[0]);
            RowFactor<TElement> factor = new(1, sum);
            Unsafe.Add(ref high, row) = factor.High;
            Unsafe.Add(ref low, row) = factor.Low;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widened256(ref float lanes, nuint apart, int lane) =>
        Avx.ConvertToVector256Double(Vector128.LoadUnsafe(ref lanes, (nuint)lane * apart));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Widened128(ref float lanes, nuint apart, int lane) =>
        Vector128.WidenLower(Vector64.LoadUnsafe(ref lanes, (nuint)lane * apart).ToVector128Unsafe());
}
