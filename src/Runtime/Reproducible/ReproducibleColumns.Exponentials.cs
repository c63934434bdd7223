using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>The exponentials of rows that lie across lanes, and the sums that are made in the element's type.</summary>
internal static partial class ReproducibleColumns<TElement, TVector, TVectors>
{
    /// <summary>Exponentials in place of the columns. Of rows with more elements than virtual lanes the lanes' sums as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exponentials(ref TVector columns, nuint groups, nuint dim, nuint apart, in ExponentialConstants<TElement> constants, ref TVector tops, ref TVector sums)
    {
        ReproducibleExponential<TElement, TVector, TVectors> first = new(constants, tops);
        nuint count = SumsOf(dim, apart);
        for (nuint group = 0; group < groups; group++)
        {
            ReproducibleExponential<TElement, TVector, TVectors> e = new(first, constants, Unsafe.Add(ref tops, group));
            ref TVector column = ref Unsafe.Add(ref columns, group * apart);
            ref TVector sum = ref Unsafe.Add(ref sums, group * count);
            if (dim > Lanes)
            {
                EachAndSums(e, ref column, dim, ref sum);
            }
            else if (SumsPairs(dim))
            {
                EachAndPairs(e, ref column, dim, ref sum);
            }
            else
            {
                Each(e, ref column, dim);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Each(in ReproducibleExponential<TElement, TVector, TVectors> e, ref TVector column, nuint dim)
    {
        nuint i = 0;
        for (; i + 2 <= dim; i += 2)
        {
            e.Exp(Unsafe.Add(ref column, i), Unsafe.Add(ref column, i + 1), out TVector e0, out TVector e1);
            Unsafe.Add(ref column, i) = e0;
            Unsafe.Add(ref column, i + 1) = e1;
        }

        if (i < dim)
        {
            Unsafe.Add(ref column, i) = e.Exp(Unsafe.Add(ref column, i));
        }
    }

    /// <summary>The sums of pairs as well, and of these once more, as <see cref="LaneSums.OfShortFloats"/> has them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EachAndPairs(in ReproducibleExponential<TElement, TVector, TVectors> e, ref TVector column, nuint dim, ref TVector sums)
    {
        nuint apart = LaneSums.PairsApart(dim), i = 0;
        for (; i + apart < dim; i++)
        {
            e.Exp(Unsafe.Add(ref column, i), Unsafe.Add(ref column, i + apart), out TVector e0, out TVector e1);
            Unsafe.Add(ref column, i) = e0;
            Unsafe.Add(ref column, i + apart) = e1;
            Unsafe.Add(ref sums, i) = TVectors.Add(e0, e1);
        }

        for (; i + 2 <= apart; i += 2)
        {
            e.Exp(Unsafe.Add(ref column, i), Unsafe.Add(ref column, i + 1), out TVector e0, out TVector e1);
            Unsafe.Add(ref sums, i) = Unsafe.Add(ref column, i) = e0;
            Unsafe.Add(ref sums, i + 1) = Unsafe.Add(ref column, i + 1) = e1;
        }

        if (i < apart)
        {
            Unsafe.Add(ref sums, i) = Unsafe.Add(ref column, i) = e.Exp(Unsafe.Add(ref column, i));
        }

        if (apart > 4)
        {
            sums = TVectors.Add(sums, Unsafe.Add(ref sums, 4));
            Unsafe.Add(ref sums, 1) = TVectors.Add(Unsafe.Add(ref sums, 1), Unsafe.Add(ref sums, 5));
            Unsafe.Add(ref sums, 2) = TVectors.Add(Unsafe.Add(ref sums, 2), Unsafe.Add(ref sums, 6));
            Unsafe.Add(ref sums, 3) = TVectors.Add(Unsafe.Add(ref sums, 3), Unsafe.Add(ref sums, 7));
        }
    }

    /// <summary>More elements than virtual lanes, whose sums are wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EachAndSums(in ReproducibleExponential<TElement, TVector, TVectors> e, ref TVector column, nuint dim, ref TVector sums)
    {
        for (nuint lane = 0; lane < Lanes; lane += 2)
        {
            e.Exp(Unsafe.Add(ref column, lane), Unsafe.Add(ref column, lane + 1), out TVector sum0, out TVector sum1);
            Unsafe.Add(ref column, lane) = sum0;
            Unsafe.Add(ref column, lane + 1) = sum1;
            nuint i = lane + Lanes;
            for (; i + 2 <= dim; i += Lanes)
            {
                e.Exp(Unsafe.Add(ref column, i), Unsafe.Add(ref column, i + 1), out TVector e0, out TVector e1);
                Unsafe.Add(ref column, i) = e0;
                Unsafe.Add(ref column, i + 1) = e1;
                sum0 = TVectors.Add(sum0, e0);
                sum1 = TVectors.Add(sum1, e1);
            }

            if (i < dim)
            {
                TVector last = e.Exp(Unsafe.Add(ref column, i));
                Unsafe.Add(ref column, i) = last;
                sum0 = TVectors.Add(sum0, last);
            }

            Unsafe.Add(ref sums, lane) = sum0;
            Unsafe.Add(ref sums, lane + 1) = sum1;
        }
    }
}
