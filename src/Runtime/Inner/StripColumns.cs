using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>What happens between the passes, once for each column of a strip.</summary>
/// <remarks>
/// Where the buffer has several rows of one column side by side, they are combined here, and each gets the result. Vectors that reach beyond a
/// group of columns are stored in rising order, so that the next group overwrites what is too much.
/// </remarks>
internal static class StripColumns<TNumber, TVector, TLanes>
    where TNumber : unmanaged, IFloatingPointIeee754<TNumber>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
{
    /// <summary>Sums of nothing, and maxima to be raised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Start(ref StripBuffer<TNumber> buffer, nuint columns)
    {
        int places = (int)columns + TLanes.Width;
        TVector lowest = TLanes.All(TNumber.NegativeInfinity);
        for (int column = 0; column < places; column += TLanes.Width)
        {
            TLanes.Store(lowest, ref buffer.Maxima, (nuint)column);
        }

        MemoryMarshal.CreateSpan(ref buffer.Totals, places).Clear();
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref buffer.Totals, StripBuffer<TNumber>.StateColumns), places).Clear();
    }

    /// <summary>
    /// Combines maxima. Returns whether some column is out of range: then its maximum, to be subtracted from all columns, has been put aside.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Maxima(ref StripBuffer<TNumber> buffer, in InnerStrip strip, TLanes constants)
    {
        nuint n = strip.TensorColumns, width = (nuint)TLanes.Width, end = strip.Columns, last = n > width ? n - width : 0;
        bool inRange = true;
        for (nuint c = 0; ; c = nuint.Min(c + width, last))
        {
            TVector maxima = TLanes.Load(ref buffer.Maxima, c);
            for (nuint i = c + n; i < end; i += n)
            {
                maxima = TLanes.Max(maxima, TLanes.Load(ref buffer.Maxima, i));
            }

            for (nuint i = c; i < end; i += n)
            {
                TLanes.Store(maxima, ref buffer.Maxima, i);
            }

            inRange &= constants.InRange(maxima);
            if (c == last)
            {
                // A vector longer than the strip has lanes that say nothing.
                return !inRange && PutAside(ref buffer, end, constants);
            }
        }
    }

    /// <summary>Adds up totals and stores <paramref name="numerator"/> / total.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Factors(ref StripBuffer<TNumber> buffer, in InnerStrip strip, double numerator)
    {
        nuint n = strip.TensorColumns, width = (nuint)TLanes.Width, last = n > width ? n - width : 0;
        for (nuint c = 0; ; c = nuint.Min(c + width, last))
        {
            TLanes.StoreFactors(numerator, ref buffer.Totals, ref buffer.Factors, c, n, strip.Columns);
            if (c == last)
            {
                return;
            }
        }
    }

    /// <summary>The total of a column.</summary>
    public static double Total(ref StripBuffer<TNumber> buffer, in InnerStrip strip, nuint column)
    {
        var sum = new ScalarSum();
        for (nuint i = column; i < strip.Columns; i += strip.TensorColumns)
        {
            sum.Add(Unsafe.Add(ref buffer.Totals, i));
            sum.Add(-Unsafe.Add(ref buffer.Totals, i + StripBuffer<TNumber>.StateColumns));
        }

        return sum.Total;
    }

    /// <summary>Replaces the total of a column.</summary>
    public static void SetTotal(ref StripBuffer<TNumber> buffer, in InnerStrip strip, nuint column, double total)
    {
        for (nuint i = column; i < strip.Columns; i += strip.TensorColumns)
        {
            Unsafe.Add(ref buffer.Totals, i) = i == column ? total : 0;
            Unsafe.Add(ref buffer.Totals, i + StripBuffer<TNumber>.StateColumns) = 0;
        }
    }

    private static bool PutAside(ref StripBuffer<TNumber> buffer, nuint columns, TLanes constants)
    {
        bool any = false;
        for (nuint i = 0; i < columns; i++)
        {
            TNumber maximum = Unsafe.Add(ref buffer.Maxima, i);
            bool outside = !constants.InRange(maximum);
            any |= outside;
            Unsafe.Add(ref buffer.Subtracted, i) = outside ? maximum : TNumber.Zero;
            Unsafe.Add(ref buffer.Maxima, i) = outside ? maximum - maximum : maximum;
        }

        return any;
    }
}
