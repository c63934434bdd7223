using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>
/// Asks the cache for the numbers of the next strip, and for where those of this one go, while exponentials are computed, which need no memory. Without it
/// computing takes its time and memory takes its own after it; the hardware does not foresee the short runs of a wide tensor.
/// </summary>
internal struct ReadAhead
{
    private readonly nint distance;
    private readonly nint step;
    private readonly nint run;
    private readonly nint pitch;
    private nint source;
    private nint end;

    private ReadAhead(nint source, nint distance, nint step, nint run, nint pitch)
    {
        this.source = source;
        this.distance = distance;
        this.step = step;
        this.run = run;
        this.pitch = pitch;
        end = source + run;
    }

    /// <summary>
    /// Runs of <paramref name="run"/> elements, <paramref name="pitch"/> apart, taken by <paramref name="step"/>. Addresses, not references: the collector may move
    /// an array meanwhile, and what is then fetched, as beyond the end of a tensor, does no harm.
    /// </summary>
    public static unsafe ReadAhead From<TElement>(ref TElement source, ref TElement destination, nuint run, nuint pitch, int step)
    {
        nint first = (nint)Unsafe.AsPointer(ref source), size = Unsafe.SizeOf<TElement>();
        return new ReadAhead(first, (nint)Unsafe.AsPointer(ref destination) - first, step * size, (nint)run * size, (nint)pitch * size);
    }

    /// <summary>Asks for nothing new: again and again for a line that is in use.</summary>
    public static unsafe ReadAhead None<TNumber>(ref TNumber used) => new((nint)Unsafe.AsPointer(ref used), 0, 0, 1, 0);

    /// <summary>Asks for as much as one step computes, up to 128 bytes of either.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Next()
    {
        if (Sse.IsSupported)
        {
            nint half = step >> 1;
            Sse.Prefetch0((void*)source);
            Sse.Prefetch0((void*)(source + half));
            Sse.Prefetch0((void*)(source + distance));
            Sse.Prefetch0((void*)(source + distance + half));
            source += step;
            if (source >= end)
            {
                end += pitch;
                source = end - run;
            }
        }
    }
}
