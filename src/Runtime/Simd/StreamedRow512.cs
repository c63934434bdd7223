using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>
/// Softmax of one row that no cache holds, on 512-bit vectors: its maximum and sum in one reading, then its exponentials once more, divided and stored past the caches. Memory is read twice
/// and written once, where passes that store exponentials read it three times and write it twice. Called by generated kernels.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StreamedRow512
{
    /// <summary>Elements whose maximum is known before their exponentials are summed: read from memory for the one, from the first-level cache for the other.</summary>
    private const int BlockElements = 4096;

    /// <summary>Elements whose exponentials are summed in single precision before they join the total.</summary>
    private const int SumElements = 256;

    private const int Lanes = 16, Step = 4 * Lanes, LineBytes = 64;

    /// <summary>Computes a row of <paramref name="count"/> ≥ 16 elements, or writes nothing and returns false because its maximum is not in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static bool Softmax(ref float logits, ref float probabilities, nuint count, float scaleHigh, float scaleLow, float reach)
    {
        float maximum = float.NegativeInfinity, exponent = float.NegativeInfinity;
        double total = 0;
        for (nuint start = 0; start < count; start += BlockElements)
        {
            nuint length = Math.Min(BlockElements, count - start);

            // The last block goes back to a whole vector if it is shorter; those elements have been counted.
            nuint counted = length < Lanes ? Lanes - length : 0;
            ref float block = ref Unsafe.Add(ref logits, start - counted);
            maximum = MathF.Max(maximum, Maximum(ref block, length + counted));
            if (!RowShift.InRange(maximum, scaleHigh))
            {
                return false;
            }

            // A power of two, so that what has been summed is rescaled without rounding; 0 the first time.
            float grown = RowShift.Exponent(maximum, scaleHigh);
            total *= Math.ScaleB(1, (int)Math.Max(exponent - grown, -2000f));
            exponent = grown;
            total += Sum(ref block, length + counted, counted, new RowShift512(maximum, scaleHigh, reach), scaleHigh, scaleLow);
        }

        Store(ref logits, ref probabilities, count, new RowShift512(maximum, scaleHigh, reach), new RowScale512(1, total), scaleHigh, scaleLow);
        return true;
    }

    /// <summary>The largest of at least 16 elements; meaningless when one of them is NaN, which then makes the sum NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Maximum(ref float block, nuint count)
    {
        Vector512<float> m0 = Vector512.LoadUnsafe(ref block, count - Lanes), m1 = m0, m2 = m0, m3 = m0;
        nuint i = 0;
        for (; i + Step <= count; i += Step)
        {
            m0 = Simd512.Max(m0, Vector512.LoadUnsafe(ref block, i));
            m1 = Simd512.Max(m1, Vector512.LoadUnsafe(ref block, i + Lanes));
            m2 = Simd512.Max(m2, Vector512.LoadUnsafe(ref block, i + (2 * Lanes)));
            m3 = Simd512.Max(m3, Vector512.LoadUnsafe(ref block, i + (3 * Lanes)));
        }

        for (; i + Lanes <= count; i += Lanes)
        {
            m0 = Simd512.Max(m0, Vector512.LoadUnsafe(ref block, i));
        }

        return Simd512.MaxAcross(Simd512.Max(Simd512.Max(m0, m1), Simd512.Max(m2, m3)));
    }

    /// <summary>The sum of the exponentials of at least 16 elements, without the first <paramref name="counted"/> of them, of which there are none unless these are 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Sum(ref float block, nuint count, nuint counted, RowShift512 shift, float scaleHigh, float scaleLow)
    {
        RowSum512 total = default;
        nuint i = 0;
        while (i + Step <= count)
        {
            nuint end = Math.Min(i + SumElements, count);
            Vector512<float> s = Vector512<float>.Zero;
            for (; i + Step <= end; i += Step)
            {
                Vector512<float> e0 = shift.Exp(Vector512.LoadUnsafe(ref block, i), scaleHigh, scaleLow);
                Vector512<float> e1 = shift.Exp(Vector512.LoadUnsafe(ref block, i + Lanes), scaleHigh, scaleLow);
                Vector512<float> e2 = shift.Exp(Vector512.LoadUnsafe(ref block, i + (2 * Lanes)), scaleHigh, scaleLow);
                Vector512<float> e3 = shift.Exp(Vector512.LoadUnsafe(ref block, i + (3 * Lanes)), scaleHigh, scaleLow);
                s += (e0 + e1) + (e2 + e3);
            }

            total.Add(s);
        }

        for (; i < count; i += Lanes)
        {
            // The last vector overlaps the one before it.
            nuint back = i + Lanes > count ? i + Lanes - count : counted;
            total.Add(Simd512.From(shift.Exp(Vector512.LoadUnsafe(ref block, Math.Min(i, count - Lanes)), scaleHigh, scaleLow), (int)back));
        }

        return total.Total;
    }

    /// <summary>The exponentials once more, divided, stored to whole lines of memory past the caches; the ends of the row, which may share a line with its neighbours, as usual.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe void Store(ref float logits, ref float probabilities, nuint count, RowShift512 shift, RowScale512 scale, float scaleHigh, float scaleLow)
    {
        // Both before anything is stored, because the row may be stored where it is read.
        Vector512<float> first = scale.Apply(shift.Exp(Vector512.LoadUnsafe(ref logits), scaleHigh, scaleLow));
        Vector512<float> last = scale.Apply(shift.Exp(Vector512.LoadUnsafe(ref logits, count - Lanes), scaleHigh, scaleLow));
        fixed (float* source = &logits, destination = &probabilities)
        {
            nuint i = (0 - (nuint)destination) % LineBytes / sizeof(float);
            bool aligned = (nuint)(destination + i) % LineBytes == 0;
            for (; i + Step <= count; i += Step)
            {
                Vector512<float> p0 = scale.Apply(shift.Exp(Vector512.Load(source + i), scaleHigh, scaleLow));
                Vector512<float> p1 = scale.Apply(shift.Exp(Vector512.Load(source + i + Lanes), scaleHigh, scaleLow));
                Vector512<float> p2 = scale.Apply(shift.Exp(Vector512.Load(source + i + (2 * Lanes)), scaleHigh, scaleLow));
                Vector512<float> p3 = scale.Apply(shift.Exp(Vector512.Load(source + i + (3 * Lanes)), scaleHigh, scaleLow));
                if (aligned)
                {
                    p0.StoreAlignedNonTemporal(destination + i);
                    p1.StoreAlignedNonTemporal(destination + i + Lanes);
                    p2.StoreAlignedNonTemporal(destination + i + (2 * Lanes));
                    p3.StoreAlignedNonTemporal(destination + i + (3 * Lanes));
                }
                else
                {
                    // Floats between the places of floats.
                    p0.Store(destination + i);
                    p1.Store(destination + i + Lanes);
                    p2.Store(destination + i + (2 * Lanes));
                    p3.Store(destination + i + (3 * Lanes));
                }
            }

            for (; i + Lanes <= count; i += Lanes)
            {
                scale.Apply(shift.Exp(Vector512.Load(source + i), scaleHigh, scaleLow)).Store(destination + i);
            }

            first.Store(destination);
            last.Store(destination + count - Lanes);
        }

        // What was stored past the caches is there for other threads before anything that tells them of it.
        if (Sse.IsSupported)
        {
            Sse.StoreFence();
        }
    }
}
