using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>The passes over one row of any length that fills a vector at least: maximum; exponentials and their sum; division by the sum.</summary>
/// <remarks>
/// The last vector of a row overlaps the one before it, so that no element gets other arithmetic than its neighbours and no memory outside
/// the row is touched. It is loaded before anything is stored, because source and destination may be the same memory.
/// </remarks>
internal static class RowPasses<TElement, TVector, TLanes>
    where TLanes : struct, IRowLanes<TElement, TVector, TLanes>
{
    public static void Softmax(ref TElement source, ref TElement destination, nuint length, double scale)
    {
        TLanes lanes = TLanes.For(Top(ref source, length, scale), scale);
        double sum = ExponentialSum(ref source, ref destination, length, lanes, store: true);
        Normalize(ref destination, length, lanes.DividedBy(sum));
    }

    /// <summary>
    /// Softmax of elements too short to hold an exponential between two passes, as halves are: it is computed again instead.
    /// </summary>
    public static void SoftmaxRecomputed(ref TElement source, ref TElement destination, nuint length, double scale)
    {
        TLanes lanes = TLanes.For(Top(ref source, length, scale), scale);
        NormalizeRecomputed(ref source, ref destination, length, lanes.DividedBy(ExponentialSum(ref source, ref source, length, lanes, store: false)));
    }

    /// <summary>Computes the exponentials, for the second time, and stores them divided by the sum.</summary>
    private static void NormalizeRecomputed(ref TElement source, ref TElement destination, nuint length, TLanes lanes)
    {
        nuint width = (nuint)TLanes.Width;
        TVector tail = TLanes.Load(ref source, length - width);
        nuint i = 0;
        for (; i + width <= length; i += width)
        {
            TLanes.Store(lanes.Normalize(lanes.Exp(TLanes.Load(ref source, i))), ref destination, i);
        }

        if (i < length)
        {
            TLanes.Store(lanes.Normalize(lanes.Exp(tail)), ref destination, length - width);
        }
    }

    /// <summary>The row's maximum and scaled sum; the sum is NaN when the row holds NaN or +∞, or nothing but −∞.</summary>
    public static (double Maximum, double ScaledSum) State(ref TElement source, nuint length, double scale)
    {
        TLanes lanes = TLanes.For(Top(ref source, length, scale), scale);
        return (lanes.Maximum, ExponentialSum(ref source, ref source, length, lanes, store: false) * lanes.SumScale);
    }

    private static TElement Top(ref TElement source, nuint length, double scale)
    {
        nuint width = (nuint)TLanes.Width;
        TVector sign = TLanes.Sign(scale < 0);
        TVector a = TLanes.Xor(TLanes.Load(ref source, length - width), sign), b = a, c = a, d = a;
        nuint i = 0;
        for (; i + (4 * width) <= length; i += 4 * width)
        {
            a = TLanes.Max(a, TLanes.Xor(TLanes.Load(ref source, i), sign));
            b = TLanes.Max(b, TLanes.Xor(TLanes.Load(ref source, i + width), sign));
            c = TLanes.Max(c, TLanes.Xor(TLanes.Load(ref source, i + (2 * width)), sign));
            d = TLanes.Max(d, TLanes.Xor(TLanes.Load(ref source, i + (3 * width)), sign));
        }

        for (; i + width <= length; i += width)
        {
            a = TLanes.Max(a, TLanes.Xor(TLanes.Load(ref source, i), sign));
        }

        return TLanes.MaxAcross(TLanes.Max(TLanes.Max(a, b), TLanes.Max(c, d)));
    }

    // Inlined so that each of the two callers gets its own loop, with the stores or without a trace of them. The exponential is written twice and no
    // more: at six places the JIT ran out of its inlining budget and called it, four times slower.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExponentialSum(ref TElement source, ref TElement destination, nuint length, TLanes lanes, bool store)
    {
        nuint width = (nuint)TLanes.Width;
        nuint whole = length - (length % width);
        TVector tail = TLanes.Load(ref source, length - width);
        TVector sum = TLanes.Sign(negative: false), gained = sum;
        for (nuint i = 0; i < whole;)
        {
            TVector group = TLanes.Sign(negative: false);
            for (nuint end = nuint.Min(i + (4 * width), whole); i < end; i += width)
            {
                TVector e = lanes.Exp(TLanes.Load(ref source, i));
                group = TLanes.Add(group, e);
                if (store)
                {
                    TLanes.Store(e, ref destination, i);
                }
            }

            Accumulate(ref sum, ref gained, group);
        }

        if (whole < length)
        {
            TVector e = lanes.Exp(tail);
            if (store)
            {
                TLanes.Store(e, ref destination, length - width);
            }

            Accumulate(ref sum, ref gained, TLanes.From(e, (int)(width - (length - whole))));
        }

        return TLanes.SumAcross(sum, gained);
    }

    /// <summary>
    /// Adds and takes what the addition gained by rounding from the next term (Kahan): a sum of 2^22 equal numbers would otherwise be off by
    /// their common rounding, each time in the same direction. Four vectors come here as one, so it costs little.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(ref TVector sum, ref TVector gained, TVector term)
    {
        term = TLanes.Subtract(term, gained);
        TVector next = TLanes.Add(sum, term);
        gained = TLanes.Subtract(TLanes.Subtract(next, sum), term);
        sum = next;
    }

    private static void Normalize(ref TElement destination, nuint length, TLanes lanes)
    {
        nuint width = (nuint)TLanes.Width;
        TVector tail = TLanes.Load(ref destination, length - width);
        nuint i = 0;
        for (; i + width <= length; i += width)
        {
            TLanes.Store(lanes.Normalize(TLanes.Load(ref destination, i)), ref destination, i);
        }

        if (i < length)
        {
            TLanes.Store(lanes.Normalize(tail), ref destination, length - width);
        }
    }
}
