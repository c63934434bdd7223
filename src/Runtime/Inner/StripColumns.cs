using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>What happens between the passes, once for each column.</summary>
internal static class StripColumns<TNumber, TVector, TLanes>
    where TNumber : unmanaged
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
{
    public static void Start(ref StripBuffer<TNumber> buffer, nuint columns)
    {
        TVector lowest = TLanes.All(double.NegativeInfinity);
        for (nuint column = 0; column < columns; column += (nuint)TLanes.Width)
        {
            TLanes.Store(lowest, ref buffer.Maxima, column);
        }

        for (nuint column = 0; column < columns + (nuint)TLanes.Width; column++)
        {
            Unsafe.Add(ref buffer.Totals, column) = 0;
        }
    }

    /// <summary>
    /// Combines the maxima of what are rows of one column side by side. Returns whether some column is out of range and was prepared for <see cref="StripPasses{TNumber, TVector, TLanes}.Subtract"/>.
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

            // In rising order: when a column has fewer places than a vector, the next overwrites what is too much.
            for (nuint i = c; i < end; i += n)
            {
                TLanes.Store(maxima, ref buffer.Maxima, i);
            }

            inRange &= constants.InRange(maxima);
            if (c == last)
            {
                return !inRange && OutOfRange(ref buffer, strip, constants);
            }
        }
    }

    private static bool OutOfRange(ref StripBuffer<TNumber> buffer, in InnerStrip strip, TLanes constants)
    {
        bool any = false;
        for (nuint i = 0; i < strip.Columns; i++)
        {
            TNumber maximum = Unsafe.Add(ref buffer.Maxima, i);
            bool outside = !constants.InRange(maximum);
            any |= outside;
            Unsafe.Add(ref buffer.Subtracted, i) = outside ? maximum : default;
        }

        for (nuint i = 0; any && i < strip.Columns; i += (nuint)TLanes.Width)
        {
            TLanes.Store(TLanes.Subtract(TLanes.Load(ref buffer.Maxima, i), TLanes.Load(ref buffer.Subtracted, i)), ref buffer.Maxima, i);
        }

        return any;
    }

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
}
