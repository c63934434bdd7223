using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>
/// Asks the cache for what comes next while exponentials are computed, which need no memory: without it reading and writing a slab takes its time apart.
/// Only for slabs that are one piece of memory; pieces of distant rows would push each other out of the cache before they are used.
/// </summary>
internal struct ReadAhead
{
    private const int Line = 64;

    private readonly nint distance;
    private readonly nint step;
    private nint source;

    private ReadAhead(nint source, nint distance, nint step)
    {
        this.source = source;
        this.distance = distance;
        this.step = step;
    }

    /// <summary>From an element of the source on, and the element of the destination in the same place.</summary>
    public static unsafe ReadAhead From<TElement>(ref TElement source, ref TElement destination)
    {
        nint first = (nint)Unsafe.AsPointer(ref source);
        return new ReadAhead(first, (nint)Unsafe.AsPointer(ref destination) - first, 2 * Line);
    }

    /// <summary>Asks for nothing new: again and again for a line that is in use.</summary>
    public static unsafe ReadAhead None<TNumber>(ref TNumber used) => new((nint)Unsafe.AsPointer(ref used), 0, 0);

    /// <summary>Two lines of either; an address, not a reference: the collector may have moved the array, and what is then fetched does no harm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Next()
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0((void*)source);
            Sse.Prefetch0((void*)(source + Line));
            Sse.Prefetch0((void*)(source + distance));
            Sse.Prefetch0((void*)(source + distance + Line));
            source += step;
        }
    }
}
