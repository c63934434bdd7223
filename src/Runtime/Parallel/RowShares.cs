using System;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace SoftmaxGen.Simd;

/// <summary>The work of one call, cut into shares of equally many rows. Each thread takes the next one as soon as it has finished its last.</summary>
/// <remarks>
/// <c>Parallel.For</c> hands out up to sixteen indices at a time. Of the few dozen shares of an ordinary batch that is so large a part that one thread may still be busy when the
/// others have long finished.
/// </remarks>
internal sealed class RowShares(RowsKernel kernel, nuint rows, nuint shareRows, RowConstants constants, nint[] starts, nuint[] steps) : IThreadPoolWorkItem
{
    private readonly LossSum[] losses = new LossSum[(int)((rows + shareRows - 1) / shareRows)];

    private readonly ManualResetEventSlim allDone = new();

    private int next = -1;

    private int done;

    private ExceptionDispatchInfo? failure;

    /// <summary>The losses of all shares, in their order.</summary>
    public LossSum Losses
    {
        get
        {
            LossSum total = default;
            foreach (LossSum share in losses)
            {
                total.Merge(share);
            }

            return total;
        }
    }

    /// <summary>
    /// Computes all shares, on this thread and on those of the pool that come to help. Waits for shares that have been begun, never for a thread: one that comes late finds nothing
    /// left, and a pool whose threads are all busy holds nothing up.
    /// </summary>
    public void RunAll()
    {
        int helpers = Math.Min(Environment.ProcessorCount, losses.Length) - 1;
        for (int i = 0; i < helpers; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        Execute();
        allDone.Wait();
        failure?.Throw();
    }

    /// <summary>Takes shares until there are none.</summary>
    public void Execute()
    {
        for (int share = Interlocked.Increment(ref next); share < losses.Length; share = Interlocked.Increment(ref next))
        {
            try
            {
                Run(share);
            }
            catch (Exception e)
            {
                // Kernels throw nothing, their arguments having been checked. Should one all the same, then in its caller, and not in the pool, where it would end the process.
                failure = ExceptionDispatchInfo.Capture(e);
            }

            if (Interlocked.Increment(ref done) == losses.Length)
            {
                allDone.Set();
            }
        }
    }

    private void Run(int share)
    {
        nuint first = (nuint)share * shareRows;
        losses[share] = kernel(
            ref At(0, first), ref At(1, first), ref At(2, first), ref At(3, first), ref At(4, first), ref At(5, first), nuint.Min(shareRows, rows - first), constants);
    }

    private unsafe ref byte At(int parameter, nuint row) =>
        ref Unsafe.AsRef<byte>((byte*)starts[parameter] + (row * steps[parameter]));
}
