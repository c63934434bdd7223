using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// The passes over short rows that lie across lanes, a row per lane: largest logit and sum are vertical. Each pass goes over several groups of rows, because one alone
/// would wait for its own latency. The bits are those of <see cref="ReproducibleRow{TElement, TVector, TVectors}"/>: virtual lanes are added in the same order.
/// </summary>
internal static partial class ReproducibleColumns<TElement, TVector, TVectors>
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    where TVectors : struct, IReproducibleVectors<TElement, TVector>
{
    /// <summary>The longest rows: four elements in each virtual lane, which are added in the element's type.</summary>
    public static nuint LongestRow => 4 * Lanes;

    /// <summary>Columns that are made together: 128 bits of each row, or one element where there are no vectors.</summary>
    private static nuint Block
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVectors.Count == 1 ? 1 : 16 / (nuint)Unsafe.SizeOf<TElement>();
    }

    private static nuint Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 64 / (nuint)Unsafe.SizeOf<TElement>();
    }

    /// <summary>How far the columns of one group lie from those of the next: columns of zeros fill up four virtual lanes each.</summary>
    public static nuint Apart(nuint dim) => dim < Lanes ? (dim + 3) & ~(nuint)3 : dim;

    /// <summary>Whether a row has at most one element per virtual lane, the sums of which are made in the element's type as far as to four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SumsPairs(nuint dim) => typeof(TElement) == typeof(float) && dim > 4 && dim <= Lanes;

    /// <summary>Makes columns of the rows of some groups and finds their largest logits. Returns whether all of these are in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Read(ref TElement rows, nuint groups, nuint dim, nuint apart, in ExponentialConstants<TElement> constants, ref TVector columns, ref TVector tops)
    {
        nuint block = Block, lanes = (nuint)TVectors.Count;
        TVector factor = TVectors.Create(constants.Factor);
        TElement limit = ExponentialConstants<TElement>.Limit;
        bool inRange = true;
        for (nuint group = 0; group < groups; group++)
        {
            ref TElement row = ref Unsafe.Add(ref rows, group * lanes * dim);
            ref TVector column = ref Unsafe.Add(ref columns, group * apart);
            TVector top = dim < block ? ReadNarrow(ref row, dim, ref column) : ReadBlock(ref row, dim, ref column);
            for (nuint next = block; next < dim; next += block)
            {
                // The last block may overlap the one before it.
                nuint at = nuint.Min(next, dim - block);
                top = TVectors.Max(top, ReadBlock(ref Unsafe.Add(ref row, at), dim, ref Unsafe.Add(ref column, at)));
            }

            Unsafe.Add(ref tops, group) = top;
            inRange &= TVectors.AllWithin(TVectors.Multiply(top, factor), limit);
        }

        return inRange;
    }

    /// <summary>The rows' factors. Returns whether none is NaN, as it is when an exponential is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Factors(ref TVector columns, ref TVector sums, nuint groups, nuint dim, nuint apart, ref TVector high, ref TVector low)
    {
        bool ordered = true;
        nuint count = SumsOf(dim, apart);
        for (nuint group = 0; group < groups; group++)
        {
            ref TVector lanes = ref dim > Lanes || SumsPairs(dim) ? ref Unsafe.Add(ref sums, group * count) : ref Unsafe.Add(ref columns, group * apart);
            TVectors.Factors(ref lanes, SumsPairs(dim) ? LaneSums.ShortLanes : (int)count, out TVector h, out TVector l);
            Unsafe.Add(ref high, group) = h;
            Unsafe.Add(ref low, group) = l;
            ordered &= TVectors.AllWithin(h, TElement.One);
        }

        return ordered;
    }

    /// <summary>Multiplies, and makes rows of the columns again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(ref TVector columns, nuint groups, nuint dim, nuint apart, ref TVector high, ref TVector low, ref TElement rows)
    {
        nuint block = Block, lanes = (nuint)TVectors.Count;
        for (nuint group = 0; group < groups; group++)
        {
            ref TElement row = ref Unsafe.Add(ref rows, group * lanes * dim);
            ref TVector column = ref Unsafe.Add(ref columns, group * apart);
            TVector h = Unsafe.Add(ref high, group), l = Unsafe.Add(ref low, group);
            if (dim < block)
            {
                TVectors.WriteNarrow(Scaled(column, h, l), Scaled(Unsafe.Add(ref column, 1), h, l), Scaled(Unsafe.Add(ref column, 2), h, l), ref row, dim);
                continue;
            }

            WriteBlock(ref column, h, l, ref row, dim);
            for (nuint next = block; next < dim; next += block)
            {
                nuint at = nuint.Min(next, dim - block);
                WriteBlock(ref Unsafe.Add(ref column, at), h, l, ref Unsafe.Add(ref row, at), dim);
            }
        }
    }

    /// <summary>Makes columns of rows that are shorter than 128 bits, for which <see cref="Apart"/> leaves room for four. Returns the largest of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ReadNarrow(ref TElement row, nuint dim, ref TVector columns)
    {
        TVectors.ReadNarrow(ref row, dim, out TVector c0, out TVector c1, out TVector c2);
        columns = c0;
        if (dim > 1)
        {
            Unsafe.Add(ref columns, 1) = c1;
        }

        if (dim > 2)
        {
            Unsafe.Add(ref columns, 2) = c2;
        }

        return TVectors.Max(TVectors.Max(c0, c1), c2);
    }

    /// <summary>How many sums of a row there are in the element's type: those of all virtual lanes, of pairs, or the elements themselves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint SumsOf(nuint dim, nuint apart) => dim > Lanes ? Lanes : SumsPairs(dim) ? LaneSums.PairsApart(dim) : apart;

    /// <summary>Makes columns of 128 bits of each row. Returns the largest of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ReadBlock(ref TElement row, nuint dim, ref TVector columns)
    {
        nuint part = Block * dim;
        TVector r0 = TVectors.LoadParts(ref row, part);
        if (Block == 1)
        {
            columns = r0;
            return r0;
        }

        TVector r1 = TVectors.LoadParts(ref Unsafe.Add(ref row, dim), part);
        if (Block == 2)
        {
            TVector c0 = TVectors.InterleaveLow(r0, r1);
            TVector c1 = TVectors.InterleaveHigh(r0, r1);
            columns = c0;
            Unsafe.Add(ref columns, 1) = c1;
            return TVectors.Max(c0, c1);
        }

        TVector r2 = TVectors.LoadParts(ref Unsafe.Add(ref row, 2 * dim), part), r3 = TVectors.LoadParts(ref Unsafe.Add(ref row, 3 * dim), part);
        Transpose(ref r0, ref r1, ref r2, ref r3);
        columns = r0;
        Unsafe.Add(ref columns, 1) = r1;
        Unsafe.Add(ref columns, 2) = r2;
        Unsafe.Add(ref columns, 3) = r3;
        return TVectors.Max(TVectors.Max(r0, r1), TVectors.Max(r2, r3));
    }

    /// <summary>The inverse of <see cref="ReadBlock"/>, of the columns times a factor in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteBlock(ref TVector columns, TVector high, TVector low, ref TElement row, nuint dim)
    {
        nuint part = Block * dim;
        TVector c0 = Scaled(columns, high, low);
        if (Block == 1)
        {
            TVectors.StoreParts(c0, ref row, part);
            return;
        }

        TVector c1 = Scaled(Unsafe.Add(ref columns, 1), high, low);
        if (Block == 2)
        {
            TVectors.StoreParts(TVectors.InterleaveLow(c0, c1), ref row, part);
            TVectors.StoreParts(TVectors.InterleaveHigh(c0, c1), ref Unsafe.Add(ref row, dim), part);
            return;
        }

        TVector c2 = Scaled(Unsafe.Add(ref columns, 2), high, low), c3 = Scaled(Unsafe.Add(ref columns, 3), high, low);
        Transpose(ref c0, ref c1, ref c2, ref c3);
        TVectors.StoreParts(c0, ref row, part);
        TVectors.StoreParts(c1, ref Unsafe.Add(ref row, dim), part);
        TVectors.StoreParts(c2, ref Unsafe.Add(ref row, 2 * dim), part);
        TVectors.StoreParts(c3, ref Unsafe.Add(ref row, 3 * dim), part);
    }

    /// <summary>Four by four elements in each 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ref TVector a, ref TVector b, ref TVector c, ref TVector d)
    {
        TVector lowAc = TVectors.InterleaveLow(a, c), highAc = TVectors.InterleaveHigh(a, c);
        TVector lowBd = TVectors.InterleaveLow(b, d), highBd = TVectors.InterleaveHigh(b, d);
        a = TVectors.InterleaveLow(lowAc, lowBd);
        b = TVectors.InterleaveHigh(lowAc, lowBd);
        c = TVectors.InterleaveLow(highAc, highBd);
        d = TVectors.InterleaveHigh(highAc, highBd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Scaled(TVector v, TVector high, TVector low) => TVectors.Add(TVectors.Multiply(v, high), TVectors.Multiply(v, low));
}
