using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>The passes over a strip's numbers in the buffer, vector of columns by vector of columns.</summary>
internal static class StripPasses<TNumber, TVector, TLanes>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
{
    /// <summary>Sums of four rows that are added to each other before they join the totals: of floats up to four, as in long rows; each of doubles is compensated by itself.</summary>
    private static nuint SumsTogether
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(TNumber) == typeof(float) ? 2u : 1u;
    }

    /// <summary>Raises the columns' maxima to those of these rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
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

    /// <summary>Makes exponentials of the numbers, and adds four rows at a time, pairwise, and of floats up to four such sums, to the columns' totals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Exponentials(ref StripBuffer<TNumber> buffer, nuint rows, nuint columns, nuint stride, TLanes constants, ReadAhead ahead) =>
        Exponentials(ref buffer, rows, columns, stride, constants, ahead, zeros: false);

    /// <summary>The same with exactly 0 for −∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void ExponentialsOrZeros(ref StripBuffer<TNumber> buffer, nuint rows, nuint columns, nuint stride, TLanes constants, ReadAhead ahead) =>
        Exponentials(ref buffer, rows, columns, stride, constants, ahead, zeros: true);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exponentials(ref StripBuffer<TNumber> buffer, nuint rows, nuint columns, nuint stride, TLanes constants, ReadAhead ahead, bool zeros)
    {
        ref double totals = ref buffer.Totals;
        for (nuint column = 0; column < columns; column += (nuint)TLanes.Width)
        {
            ref TNumber x = ref Unsafe.Add(ref buffer.Numbers, column);
            TLanes lanes = constants.At(TLanes.Load(ref buffer.Maxima, column));
            nuint row = rows;
            while (row >= 4)
            {
                TVector sum = Four(lanes, ref x, stride, zeros, ref ahead);
                nuint end = row - nuint.Min(4 * SumsTogether, row - (row % 4));
                for (row -= 4; row > end; row -= 4)
                {
                    x = ref Unsafe.Add(ref x, 4 * stride);
                    sum = TLanes.Add(sum, Four(lanes, ref x, stride, zeros, ref ahead));
                }

                TLanes.AddToTotals(sum, ref totals, column);
                x = ref Unsafe.Add(ref x, 4 * stride);
            }

            for (; row > 0; row--)
            {
                TVector e = Exp(lanes, TLanes.Load(ref x, 0), zeros);
                TLanes.Store(e, ref x, 0);
                TLanes.AddToTotals(e, ref totals, column);
                x = ref Unsafe.Add(ref x, stride);
            }
        }
    }

    /// <summary>Adds the products of two planes of numbers to the columns' totals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Products(ref StripBuffer<TNumber> buffer, nuint plane, nuint rows, nuint columns, nuint stride)
    {
        ref double totals = ref buffer.Totals;
        for (nuint column = 0; column < columns; column += (nuint)TLanes.Width)
        {
            ref TNumber p = ref Unsafe.Add(ref buffer.Numbers, column), u = ref Unsafe.Add(ref p, plane);
            nuint row = rows;
            for (; row >= 4; row -= 4)
            {
                TVector a = TLanes.Multiply(TLanes.Load(ref p, 0), TLanes.Load(ref u, 0));
                TVector b = TLanes.Multiply(TLanes.Load(ref p, stride), TLanes.Load(ref u, stride));
                a = TLanes.MultiplyAdd(TLanes.Load(ref p, 2 * stride), TLanes.Load(ref u, 2 * stride), a);
                b = TLanes.MultiplyAdd(TLanes.Load(ref p, 3 * stride), TLanes.Load(ref u, 3 * stride), b);
                TLanes.AddToTotals(TLanes.Add(a, b), ref totals, column);
                p = ref Unsafe.Add(ref p, 4 * stride);
                u = ref Unsafe.Add(ref u, 4 * stride);
            }

            for (; row > 0; row--)
            {
                TLanes.AddToTotals(TLanes.Multiply(TLanes.Load(ref p, 0), TLanes.Load(ref u, 0)), ref totals, column);
                p = ref Unsafe.Add(ref p, stride);
                u = ref Unsafe.Add(ref u, stride);
            }
        }
    }

    /// <summary>Replaces probabilities p by <c>factor·p·(u − mark)</c>, where u is the other plane and each column has a mark.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Combine(ref StripBuffer<TNumber> buffer, nuint plane, nuint rows, nuint columns, nuint stride, TNumber factor)
    {
        for (nuint row = 0; row < rows; row++)
        {
            ref TNumber p = ref Unsafe.Add(ref buffer.Numbers, row * stride), u = ref Unsafe.Add(ref p, plane);
            for (nuint column = 0; column < columns; column += (nuint)TLanes.Width)
            {
                TVector centred = TLanes.Subtract(TLanes.Load(ref u, column), TLanes.Load(ref buffer.Marks, column));
                TLanes.Store(TLanes.Multiply(TLanes.Multiply(TLanes.All(factor), TLanes.Load(ref p, column)), centred), ref p, column);
            }
        }
    }

    /// <summary>Four exponentials of each lane in their place, and their sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Four(TLanes lanes, ref TNumber x, nuint stride, bool zeros, ref ReadAhead ahead)
    {
        ahead.Next();
        TVector e0 = Exp(lanes, TLanes.Load(ref x, 0), zeros);
        TVector e1 = Exp(lanes, TLanes.Load(ref x, stride), zeros);
        TVector e2 = Exp(lanes, TLanes.Load(ref x, 2 * stride), zeros);
        TVector e3 = Exp(lanes, TLanes.Load(ref x, 3 * stride), zeros);
        TLanes.Store(e0, ref x, 0);
        TLanes.Store(e1, ref x, stride);
        TLanes.Store(e2, ref x, 2 * stride);
        TLanes.Store(e3, ref x, 3 * stride);
        return TLanes.Add(TLanes.Add(e0, e1), TLanes.Add(e2, e3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Exp(TLanes lanes, TVector x, bool zeros) => zeros ? lanes.ExpOrZero(x) : lanes.Exp(x);
}
