using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Threading;

namespace SoftmaxGen.Simd;

/// <summary>The two passes of <see cref="StreamingRow"/> over one row, on one vector width.</summary>
internal static unsafe class StreamingPasses<TElement, TVector, TLanes>
    where TElement : unmanaged
    where TLanes : struct, IRowLanes<TElement, TVector, TLanes>
{
    /// <summary>Bytes of a block: half of the smallest first-level cache in use, so that its second reading finds it there.</summary>
    private const int BlockBytes = 16 * 1024;

    /// <summary>False, with nothing written, for rows that this way of adding up does not cover: those with NaN or ∞, or a block of nothing but −∞.</summary>
    public static bool Softmax(ref TElement source, ref TElement destination, nuint length, double scale)
    {
        TLanes lanes = Total(ref source, length, scale, out double sum);
        if (double.IsNaN(sum))
        {
            return false;
        }

        fixed (TElement* written = &destination)
        {
            Normalize(ref source, written, length, lanes.DividedBy(sum));
        }

        return true;
    }

    /// <summary>The constants that belong to the row's maximum, and the sum in their units. Block sums are brought together relative to their maxima.</summary>
    private static TLanes Total(ref TElement source, nuint length, double scale, out double sum)
    {
        nuint block = (nuint)(BlockBytes / sizeof(TElement)), width = (nuint)TLanes.Width;
        TLanes best = default;
        double maximum = double.NegativeInfinity;
        sum = 0;
        for (nuint start = 0; start < length;)
        {
            // What is left after the last whole block joins it: a block must fill a vector.
            nuint count = length - start < block + width ? length - start : block;
            TLanes lanes = RowPasses<TElement, TVector, TLanes>.Sum(ref Unsafe.Add(ref source, start), count, scale, out double part);
            if (lanes.Maximum > maximum)
            {
                sum *= Math.Exp(maximum - lanes.Maximum);
                maximum = lanes.Maximum;
                best = lanes;
            }

            sum += part * lanes.SumScale * Math.Exp(lanes.Maximum - maximum);
            start += count;
        }

        sum /= best.SumScale;
        return best;
    }

    /// <summary>
    /// The exponentials once more, divided by the sum. Stored past the caches, which takes aligned addresses: the ends are vectors of their own, computed
    /// before anything is stored, because the source may be the destination, and overlapping the rest.
    /// </summary>
    private static void Normalize(ref TElement source, TElement* destination, nuint length, TLanes lanes)
    {
        nuint width = (nuint)TLanes.Width, bytes = width * (nuint)sizeof(TElement);
        nuint misaligned = (nuint)destination % bytes;
        if (misaligned % (nuint)sizeof(TElement) != 0)
        {
            // Not even an element is aligned, so that no vector can be.
            RowPasses<TElement, TVector, TLanes>.NormalizeRecomputed(ref source, ref *destination, length, lanes);
            return;
        }

        TVector first = lanes.Normalize(lanes.Exp(TLanes.Load(ref source, 0)));
        TVector last = lanes.Normalize(lanes.Exp(TLanes.Load(ref source, length - width)));
        nuint i = misaligned == 0 ? 0 : (bytes - misaligned) / (nuint)sizeof(TElement);
        for (; i + width <= length; i += width)
        {
            StorePastCaches(lanes.Normalize(lanes.Exp(TLanes.Load(ref source, i))), destination + i);
        }

        TLanes.Store(first, ref *destination, 0);
        TLanes.Store(last, ref *destination, length - width);
        Fence();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePastCaches(TVector v, TElement* address)
    {
        if (Unsafe.SizeOf<TVector>() == Vector512<byte>.Count)
        {
            Unsafe.As<TVector, Vector512<byte>>(ref v).StoreAlignedNonTemporal((byte*)address);
        }
        else if (Unsafe.SizeOf<TVector>() == Vector256<byte>.Count)
        {
            Unsafe.As<TVector, Vector256<byte>>(ref v).StoreAlignedNonTemporal((byte*)address);
        }
        else
        {
            Unsafe.As<TVector, Vector128<byte>>(ref v).StoreAlignedNonTemporal((byte*)address);
        }
    }

    /// <summary>Stores past the caches are not ordered with later ones: what another thread is told next must not overtake them.</summary>
    private static void Fence()
    {
        if (Sse.IsSupported)
        {
            Sse.StoreFence();
        }
        else
        {
            Interlocked.MemoryBarrier();
        }
    }
}
