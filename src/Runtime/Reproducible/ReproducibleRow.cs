using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>The passes over one contiguous row: largest logit; exponentials and their sum; division by the sum.</summary>
/// <remarks>
/// Elements are added in the same order at every vector width. Of four elements in the same virtual lane the sum is taken in the element's type, from the first
/// to the last; such sums are added to the lane's total, in <see cref="double"/>; the totals are added in a fixed tree.
/// </remarks>
internal static class ReproducibleRow<TElement, TVector, TVectors>
    where TElement : unmanaged
    where TVectors : struct, IReproducibleVectors<TElement, TVector>
{
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
            nuint end = nuint.Min(start + (4 * group), whole);
            for (nuint lane = 0; lane < lanes; lane += (nuint)TVectors.Count)
            {
                TVector sum = TVectors.Create(default);
                for (nuint i = start + lane; i < end; i += group)
                {
                    ref TElement x = ref Unsafe.Add(ref logits, i);
                    ref TElement y = ref Unsafe.Add(ref exponentials, i);
                    TVector e0 = e.Exp(TVectors.Load(ref x, 0));
                    TVectors.Store(e0, ref y, 0);
                    TVector e1 = e.Exp(TVectors.Load(ref x, lanes));
                    TVectors.Store(e1, ref y, lanes);
                    e0 = TVectors.Add(e0, e1);
                    TVector e2 = e.Exp(TVectors.Load(ref x, 2 * lanes));
                    TVectors.Store(e2, ref y, 2 * lanes);
                    e0 = TVectors.Add(e0, e2);
                    TVector e3 = e.Exp(TVectors.Load(ref x, 3 * lanes));
                    TVectors.Store(e3, ref y, 3 * lanes);
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

    /// <summary>The elements that fill no group of four per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rest<TExponential>(ref TElement logits, ref TElement exponentials, int length, in TExponential row, ref double sums)
        where TExponential : struct, IReproducibleExponential<TVector>
    {
        TExponential e = row;
        TVector none = TVectors.Create(default);
        for (int lane = 0; lane < Lanes && lane < length; lane += TVectors.Count)
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
                TVector next = e.Exp(TVectors.LoadFirst(ref logits, (nuint)at, length - at, TVectors.Create(TVectors.Lowest)));
                TVectors.StoreFirst(next, ref exponentials, (nuint)at, length - at);
                sum = TVectors.Add(sum, next);
            }

            TVectors.Accumulate(sum, ref sums, (nuint)lane);
        }
    }

    /// <summary>Multiplies by a factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ref TElement row, nuint length, TElement factor)
    {
        nuint width = (nuint)TVectors.Count;
        TVector f = TVectors.Create(factor);
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

    /// <summary>Multiplies by a factor in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ref TElement row, nuint length, TElement high, TElement low)
    {
        nuint width = (nuint)TVectors.Count;
        TVector h = TVectors.Create(high), l = TVectors.Create(low);
        nuint i = 0;
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

    /// <summary>Virtual lanes: as many as a 512-bit vector has elements.</summary>
    private static int Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 64 / Unsafe.SizeOf<TElement>();
    }
}
