using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// Splits the rows of a batch over the thread pool. Every row is computed by the same code as on one thread, so the result is the same; nothing is
/// allocated that grows with the batch. Called by generated kernels.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParallelRows
{
    /// <summary>Elements of a share: about ten microseconds of work, ten times what handing it over costs.</summary>
    private const int ShareElements = 1 << 15;

    private const nuint RowGroup = 16;

    /// <summary>More shares than this would not balance better.</summary>
    private const int MaxShares = 256;

    /// <summary>Names the memory of one parameter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowWalk Walk<T>(ref T start, int step) =>
        new(ref Unsafe.As<T, byte>(ref start), (nuint)step * (nuint)Unsafe.SizeOf<T>());

    /// <summary>Runs a kernel over all rows, on several threads when there is work for them, and returns the losses.</summary>
    public static LossSum Run(
        RowsKernel kernel, nuint rows, int rowElements, in RowConstants constants, RowWalk a, RowWalk b = default, RowWalk c = default, RowWalk d = default, RowWalk e = default, RowWalk f = default)
    {
        nuint shareRows = Math.Max(((nuint)ShareElements + (nuint)rowElements - 1) / (nuint)rowElements, (rows + MaxShares - 1) / MaxShares);

        // Short rows go across the lanes of a vector or side by side, sixteen at most, and what is left over at the end of a share is computed one by one: with whole
        // groups in every share the rows that are left over are those of one thread. Rows of which a share holds fewer are computed one by one anyway.
        if (shareRows > RowGroup)
        {
            shareRows = (shareRows + RowGroup - 1) / RowGroup * RowGroup;
        }

        if (rows <= shareRows || Environment.ProcessorCount == 1)
        {
            return kernel(ref a.Start, ref b.Start, ref c.Start, ref d.Start, ref e.Start, ref f.Start, rows, constants);
        }

        return RunShares(kernel, rows, shareRows, constants, a, b, c, d, e, f);
    }

    private static unsafe LossSum RunShares(
        RowsKernel kernel, nuint rows, nuint shareRows, RowConstants constants, RowWalk a, RowWalk b, RowWalk c, RowWalk d, RowWalk e, RowWalk f)
    {
        fixed (byte* pa = a, pb = b, pc = c, pd = d, pe = e, pf = f)
        {
            var shares = new RowShares(kernel, rows, shareRows, constants, [(nint)pa, (nint)pb, (nint)pc, (nint)pd, (nint)pe, (nint)pf], [a.Step, b.Step, c.Step, d.Step, e.Step, f.Step]);

            // Returns, or throws what a share threw, only when no share runs any more: the memory stays pinned as long as it is used.
            shares.RunAll();
            return shares.Losses;
        }
    }
}
