using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>The passes over a strip's numbers in the buffer, vector of columns by vector of columns.</summary>
internal static class StripPasses<TNumber, TVector, TLanes>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
{
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

    /// <summary>
    /// Makes exponentials of the numbers, and adds four rows at a time, pairwise, to the columns' totals. A lane sees the whole of its column, so that roundings do not average out over lanes as they
    /// do in contiguous rows: what an addition of two such sums rounds off is kept, in a second register, which takes less time than to add in double.
    /// </summary>
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
            TVector sum = TLanes.All(default!), lost = sum;
            nuint row = rows;
            for (; row >= 4; row -= 4)
            {
                ahead.Next();
                (sum, lost) = Add(Four(lanes, ref x, stride, zeros), sum, lost);
                x = ref Unsafe.Add(ref x, 4 * stride);
            }

            if (row > 0)
            {
                TVector rest = TLanes.All(default!);
                for (; row > 0; row--)
                {
                    rest = TLanes.Add(rest, Store(Exp(lanes, TLanes.Load(ref x, 0), zeros), ref x, 0));
                    x = ref Unsafe.Add(ref x, stride);
                }

                (sum, lost) = Add(rest, sum, lost);
            }

            TLanes.AddToTotals(sum, ref totals, column);
            TLanes.AddToTotals(lost, ref totals, column);
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
    private static TVector Four(TLanes lanes, ref TNumber x, nuint stride, bool zeros)
    {
        // Each is stored, and each pair added, before the next is computed: few of them have to be held in registers.
        TVector a = Store(Exp(lanes, TLanes.Load(ref x, 0), zeros), ref x, 0);
        a = TLanes.Add(a, Store(Exp(lanes, TLanes.Load(ref x, stride), zeros), ref x, stride));
        TVector b = Store(Exp(lanes, TLanes.Load(ref x, 2 * stride), zeros), ref x, 2 * stride);
        b = TLanes.Add(b, Store(Exp(lanes, TLanes.Load(ref x, 3 * stride), zeros), ref x, 3 * stride));
        return TLanes.Add(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Store(TVector v, ref TNumber x, nuint index)
    {
        TLanes.Store(v, ref x, index);
        return v;
    }

    /// <summary>A sum and what it has lost by rounding, with one term more (Knuth's exact sum of two numbers, the larger of which is not known).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector Sum, TVector Lost) Add(TVector term, TVector sum, TVector lost)
    {
        TVector next = TLanes.Add(sum, term), added = TLanes.Subtract(next, sum);
        TVector rest = TLanes.Add(TLanes.Subtract(sum, TLanes.Subtract(next, added)), TLanes.Subtract(term, added));
        return (next, TLanes.Add(lost, rest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Exp(TLanes lanes, TVector x, bool zeros) => zeros ? lanes.ExpOrZero(x) : lanes.Exp(x);
}
