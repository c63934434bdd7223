using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>The passes over a strip's numbers in the buffer, vector of columns by vector of columns.</summary>
internal static class StripPasses<TNumber, TVector, TLanes>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
{
    /// <summary>Raises the columns' maxima to those of these rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Maxima(ref StripBuffer<TNumber> buffer, nuint rows, nuint columns, nuint stride)
    {
        for (nuint column = 0; column < columns; column += (nuint)TLanes.Width)
        {
            ref TNumber x = ref Unsafe.Add(ref buffer.Numbers, column);
            TVector a = TLanes.Load(ref buffer.Maxima, column), b = a;
            nuint row = rows;
            for (; row >= 4; row -= 4)
            {
                a = TLanes.Max(a, TLanes.Max(TLanes.Load(ref x, 0), TLanes.Load(ref x, stride)));
                b = TLanes.Max(b, TLanes.Max(TLanes.Load(ref x, 2 * stride), TLanes.Load(ref x, 3 * stride)));
                x = ref Unsafe.Add(ref x, 4 * stride);
            }

            for (; row > 0; row--)
            {
                a = TLanes.Max(a, TLanes.Load(ref x, 0));
                x = ref Unsafe.Add(ref x, stride);
            }

            TLanes.Store(TLanes.Max(a, b), ref buffer.Maxima, column);
        }
    }

    /// <summary>Takes from each number what belongs to its column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(ref StripBuffer<TNumber> buffer, nuint rows, nuint columns, nuint stride)
    {
        for (nuint column = 0; column < columns; column += (nuint)TLanes.Width)
        {
            TVector subtracted = TLanes.Load(ref buffer.Subtracted, column);
            for (nuint row = 0; row < rows; row++)
            {
                nuint i = (row * stride) + column;
                TLanes.Store(TLanes.Subtract(TLanes.Load(ref buffer.Numbers, i), subtracted), ref buffer.Numbers, i);
            }
        }
    }

    /// <summary>Makes exponentials of the numbers, and adds four rows at a time, pairwise, to the columns' totals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exponentials(ref StripBuffer<TNumber> buffer, nuint rows, nuint columns, nuint stride, TLanes constants)
    {
        ref double totals = ref buffer.Totals;
        for (nuint column = 0; column < columns; column += (nuint)TLanes.Width)
        {
            ref TNumber x = ref Unsafe.Add(ref buffer.Numbers, column);
            TLanes lanes = constants.At(TLanes.Load(ref buffer.Maxima, column));
            nuint row = rows;
            for (; row >= 4; row -= 4)
            {
                TVector e0 = lanes.Exp(TLanes.Load(ref x, 0));
                TVector e1 = lanes.Exp(TLanes.Load(ref x, stride));
                TVector e2 = lanes.Exp(TLanes.Load(ref x, 2 * stride));
                TVector e3 = lanes.Exp(TLanes.Load(ref x, 3 * stride));
                TLanes.Store(e0, ref x, 0);
                TLanes.Store(e1, ref x, stride);
                TLanes.Store(e2, ref x, 2 * stride);
                TLanes.Store(e3, ref x, 3 * stride);
                TLanes.AddToTotals(TLanes.Add(TLanes.Add(e0, e1), TLanes.Add(e2, e3)), ref totals, column);
                x = ref Unsafe.Add(ref x, 4 * stride);
            }

            for (; row > 0; row--)
            {
                TVector e = lanes.Exp(TLanes.Load(ref x, 0));
                TLanes.Store(e, ref x, 0);
                TLanes.AddToTotals(e, ref totals, column);
                x = ref Unsafe.Add(ref x, stride);
            }
        }
    }

    /// <summary>Multiplies exponentials by the factors of their columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Normalize(ref StripBuffer<TNumber> buffer, nuint rows, nuint columns, nuint stride)
    {
        for (nuint row = 0; row < rows; row++)
        {
            ref TNumber x = ref Unsafe.Add(ref buffer.Numbers, row * stride);
            for (nuint column = 0; column < columns; column += (nuint)TLanes.Width)
            {
                TLanes.Store(TLanes.Normalize(TLanes.Load(ref x, column), ref buffer.Factors, column), ref x, column);
            }
        }
    }
}
