using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

internal static unsafe partial class ReproducibleKernel<TStorage, TFormat, TElement, TVector, TVectors>
{
    /// <summary>Groups of rows that go through each pass together, at most, and the memory of their columns: what the rows themselves leave free of the fastest cache.</summary>
    private const int GroupsTogether = 24, ColumnBytes = 8192;

    // Vectors on the stack begin where a cache line does; the stack itself does not.
    private const int CacheLine = 64;

    /// <summary>Contiguous rows of a few elements, a row per lane. A few groups with a row that is out of range, and rows that fill no group, are computed row by row.</summary>
    [SkipLocalsInit]
    private static void ShortRows(ref TElement logits, ref TElement probabilities, nuint rows, nuint dim, in ExponentialConstants<TElement> constants)
    {
        byte* memory = stackalloc byte[(2 * ColumnBytes) + (3 * GroupsTogether * CacheLine) + CacheLine];
        byte* start = (byte*)(((nuint)memory + CacheLine - 1) & ~(nuint)(CacheLine - 1));
        ref TVector columns = ref Unsafe.AsRef<TVector>(start);
        ref TVector sums = ref Unsafe.AsRef<TVector>(start + ColumnBytes);
        ref TVector tops = ref Unsafe.AsRef<TVector>(start + (2 * ColumnBytes));
        ref TVector high = ref Unsafe.Add(ref tops, GroupsTogether);
        ref TVector low = ref Unsafe.Add(ref high, GroupsTogether);

        nuint lanes = (nuint)TVectors.Count, apart = ReproducibleColumns<TElement, TVector, TVectors>.Apart(dim), first = 0;
        nuint together = nuint.Min(GroupsTogether, ColumnBytes / (lanes * apart * (nuint)sizeof(TElement)));
        if (apart > dim)
        {
            new Span<byte>(start, ColumnBytes).Clear();
        }

        while (rows - first >= lanes)
        {
            nuint groups = nuint.Min(together, (rows - first) / lanes);
            ref TElement x = ref Unsafe.Add(ref logits, first * dim);
            ref TElement p = ref Unsafe.Add(ref probabilities, first * dim);
            if (!TryShortRows(ref x, ref p, groups, dim, apart, constants, ref columns, ref sums, ref tops, ref high, ref low))
            {
                ContiguousRows(ref x, ref p, groups * lanes, dim, constants);
            }

            first += groups * lanes;
        }

        if (first < rows)
        {
            ContiguousRows(ref Unsafe.Add(ref logits, first * dim), ref Unsafe.Add(ref probabilities, first * dim), rows - first, dim, constants);
        }
    }

    /// <summary>Writes nothing unless all rows are in range.</summary>
    private static bool TryShortRows(
        ref TElement logits, ref TElement probabilities, nuint groups, nuint dim, nuint apart, in ExponentialConstants<TElement> constants, ref TVector columns, ref TVector sums, ref TVector tops, ref TVector high, ref TVector low)
    {
        if (!ReproducibleColumns<TElement, TVector, TVectors>.Read(ref logits, groups, dim, apart, constants, ref columns, ref tops))
        {
            return false;
        }

        ReproducibleColumns<TElement, TVector, TVectors>.Exponentials(ref columns, groups, dim, apart, constants, ref tops, ref sums);
        if (!ReproducibleColumns<TElement, TVector, TVectors>.Factors(ref columns, ref sums, groups, dim, apart, ref high, ref low))
        {
            return false;
        }

        ReproducibleColumns<TElement, TVector, TVectors>.Write(ref columns, groups, dim, apart, ref high, ref low, ref probabilities);
        return true;
    }
}
