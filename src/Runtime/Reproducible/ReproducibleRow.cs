using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>The passes over a contiguous row, or over a part of one: largest logit; exponentials and their sum; multiplication; products.</summary>
/// <remarks>
/// Elements are added in the same order at every vector width. Each belongs to a virtual lane, sixteen of floats, eight of doubles. Four of a lane are added
/// in the element's type, from the first to the last; up to four such sums likewise; these join the lane's total in <see cref="LaneSums"/>. A row
/// in parts has the sums of the whole row when every part but the last is a multiple of <see cref="Block"/>.
/// </remarks>
internal static class ReproducibleRow<TElement, TVector, TVectors>
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    where TVectors : struct, IReproducibleVectors<TElement, TVector>
{
    /// <summary>Elements whose sums join the totals at once.</summary>
    public static int Block => 16 * Lanes;

    /// <summary>Virtual lanes: as many as a 512-bit vector has elements.</summary>
    private static int Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 64 / Unsafe.SizeOf<TElement>();
    }

    /// <summary>The largest logit; of any value when one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TElement Top(ref TElement row, nuint length)
    {
        nuint width = (nuint)TVectors.Count;
        if (length < width)
        {
            return TVectors.MaxAcross(TVectors.LoadFirst(ref row, 0, (int)length, TVectors.Create(row)));
        }

        TVector a = TVectors.Load(ref row, length - width), b = a, c = a, d = a;
        nuint i = 0;
        for (; i + (4 * width) <= length; i += 4 * width)
        {
            a = TVectors.Max(a, TVectors.Load(ref row, i));
            b = TVectors.Max(b, TVectors.Load(ref row, i + width));
            c = TVectors.Max(c, TVectors.Load(ref row, i + (2 * width)));
            d = TVectors.Max(d, TVectors.Load(ref row, i + (3 * width)));
        }

        for (; i + width <= length; i += width)
        {
            a = TVectors.Max(a, TVectors.Load(ref row, i));
        }

        return TVectors.MaxAcross(TVectors.Max(TVectors.Max(a, b), TVectors.Max(c, d)));
    }

    /// <summary>Writes the exponentials and adds them to the lanes' totals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exponentials<TExponential>(ref TElement logits, ref TElement exponentials, nuint length, in TExponential row, ref double sums)
        where TExponential : struct, IReproducibleExponential<TVector>
    {
        nuint lanes = (nuint)Lanes, group = 4 * lanes, whole = length - (length % group);
        TExponential e = row;
        for (nuint start = 0; start < whole;)
        {
            nuint end = nuint.Min(start + (nuint)Block, whole);
            for (nuint lane = 0; lane < lanes; lane += (nuint)TVectors.Count)
            {
                TVector sum = TVectors.Create(TElement.Zero);
                for (nuint i = start + lane; i < end; i += group)
                {
                    ref TElement x = ref Unsafe.Add(ref logits, i);
                    ref TElement y = ref Unsafe.Add(ref exponentials, i);
                    e.Exp(TVectors.Load(ref x, 0), TVectors.Load(ref x, lanes), out TVector e0, out TVector e1);
                    TVectors.Store(e0, ref y, 0);
                    TVectors.Store(e1, ref y, lanes);
                    e0 = TVectors.Add(e0, e1);
                    e.Exp(TVectors.Load(ref x, 2 * lanes), TVectors.Load(ref x, 3 * lanes), out TVector e2, out TVector e3);
                    TVectors.Store(e2, ref y, 2 * lanes);
                    TVectors.Store(e3, ref y, 3 * lanes);
                    e0 = TVectors.Add(e0, e2);
                    sum = TVectors.Add(sum, TVectors.Add(e0, e3));
                }

                TVectors.Accumulate(sum, ref sums, lane);
            }

            start = end;
        }

        if (whole < length)
        {
            Rest(ref Unsafe.Add(ref logits, whole), ref Unsafe.Add(ref exponentials, whole), (int)(length - whole), in row, ref sums);
        }
    }

    /// <summary>Multiplies a row by a factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ref TElement row, nuint length, in RowFactor<TElement> factor)
    {
        if (factor.Dominated)
        {
            MultiplyTwice(ref row, length, factor.High, factor.Low);
            return;
        }

        nuint width = (nuint)TVectors.Count;
        TVector f = TVectors.Create(factor.Rounded);
        nuint i = 0;
        for (; i + (4 * width) <= length; i += 4 * width)
        {
            TVectors.Store(TVectors.Multiply(f, TVectors.Load(ref row, i)), ref row, i);
            TVectors.Store(TVectors.Multiply(f, TVectors.Load(ref row, i + width)), ref row, i + width);
            TVectors.Store(TVectors.Multiply(f, TVectors.Load(ref row, i + (2 * width))), ref row, i + (2 * width));
            TVectors.Store(TVectors.Multiply(f, TVectors.Load(ref row, i + (3 * width))), ref row, i + (3 * width));
        }

        for (; i + width <= length; i += width)
        {
            TVectors.Store(TVectors.Multiply(f, TVectors.Load(ref row, i)), ref row, i);
        }

        if (i < length)
        {
            int count = (int)(length - i);
            TVectors.StoreFirst(TVectors.Multiply(f, TVectors.LoadFirst(ref row, i, count, f)), ref row, i, count);
        }
    }

    /// <summary>Adds the products of two rows to the lanes' totals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Products(ref TElement a, ref TElement b, nuint length, ref double sums)
    {
        nuint lanes = (nuint)Lanes, width = (nuint)TVectors.Count, i = 0;
        for (; i + lanes <= length; i += lanes)
        {
            for (nuint lane = 0; lane < lanes; lane += width)
            {
                TVectors.AccumulateProducts(TVectors.Load(ref a, i + lane), TVectors.Load(ref b, i + lane), ref sums, lane);
            }
        }

        // Every lane gets one more term, 0 where the row has ended: doubles would notice the difference.
        TVector none = TVectors.Create(TElement.Zero);
        for (nuint lane = 0; i < length && lane < lanes; lane += width)
        {
            nuint at = i + lane;
            bool full = at + width <= length, some = at < length;
            TVector x = full ? TVectors.Load(ref a, at) : some ? TVectors.LoadFirst(ref a, at, (int)(length - at), none) : none;
            TVector y = full ? TVectors.Load(ref b, at) : some ? TVectors.LoadFirst(ref b, at, (int)(length - at), none) : none;
            TVectors.AccumulateProducts(x, y, ref sums, lane);
        }
    }

    /// <summary><c>scale·p·(u − dot)</c>; the result may be either input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient(ref TElement probabilities, ref TElement upstream, ref TElement gradient, nuint length, TElement dot, TElement scale)
    {
        nuint width = (nuint)TVectors.Count, i = 0;
        TVector d = TVectors.Create(dot), s = TVectors.Create(scale);
        for (; i + width <= length; i += width)
        {
            TVector difference = TVectors.Subtract(TVectors.Load(ref upstream, i), d);
            TVector product = TVectors.Multiply(TVectors.Multiply(TVectors.Load(ref probabilities, i), s), difference);
            TVectors.Store(TVectors.OneNaN(product), ref gradient, i);
        }

        if (i < length)
        {
            int count = (int)(length - i);
            TVector difference = TVectors.Subtract(TVectors.LoadFirst(ref upstream, i, count, d), d);
            TVector product = TVectors.Multiply(TVectors.Multiply(TVectors.LoadFirst(ref probabilities, i, count, s), s), difference);
            TVectors.StoreFirst(TVectors.OneNaN(product), ref gradient, i, count);
        }
    }

    /// <summary>The elements that fill no group of four per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rest<TExponential>(ref TElement logits, ref TElement exponentials, int length, in TExponential row, ref double sums)
        where TExponential : struct, IReproducibleExponential<TVector>
    {
        TExponential e = row;
        TVector none = TVectors.Create(TElement.Zero);
        for (int lane = 0; lane < Lanes; lane += TVectors.Count)
        {
            TVector sum = none;
            int at = lane;
            for (; at + TVectors.Count <= length; at += Lanes)
            {
                TVector next = e.Exp(TVectors.Load(ref logits, (nuint)at));
                TVectors.Store(next, ref exponentials, (nuint)at);
                sum = TVectors.Add(sum, next);
            }

            if (at < length)
            {
                TVector next = e.Exp(TVectors.LoadFirst(ref logits, (nuint)at, length - at, none));
                TVectors.StoreFirst(next, ref exponentials, (nuint)at, length - at);
                sum = TVectors.Add(sum, TVectors.First(next, length - at));
            }

            // Also where the row has ended before this lane: doubles would notice the difference.
            TVectors.Accumulate(sum, ref sums, (nuint)lane);
        }
    }

    private static void MultiplyTwice(ref TElement row, nuint length, TElement high, TElement low)
    {
        nuint width = (nuint)TVectors.Count, i = 0;
        TVector h = TVectors.Create(high), l = TVectors.Create(low);
        for (; i + width <= length; i += width)
        {
            TVector v = TVectors.Load(ref row, i);
            TVectors.Store(TVectors.Add(TVectors.Multiply(v, h), TVectors.Multiply(v, l)), ref row, i);
        }

        if (i < length)
        {
            int count = (int)(length - i);
            TVector v = TVectors.LoadFirst(ref row, i, count, h);
            TVectors.StoreFirst(TVectors.Add(TVectors.Multiply(v, h), TVectors.Multiply(v, l)), ref row, i, count);
        }
    }
}
