using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>
/// Rows that outgrow the caches: two reads and one write of the row instead of three reads and two writes. The first read takes maximum and sum of a
/// block while it is in the fastest cache; the second computes the exponentials again and stores them past the caches. Called by generated kernels.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StreamingRow
{
    /// <summary>Probabilities of <c>scale · logits</c>, row after row of <paramref name="dim"/> elements; the destination may be the source.</summary>
    public static void Softmax(ref float logits, ref float probabilities, nuint rows, nuint dim, double scale)
    {
        for (; rows != 0; rows--)
        {
            bool done = Simd512.IsSupported ? StreamingPasses<float, Vector512<float>, FloatLanes512>.Softmax(ref logits, ref probabilities, dim, scale)
                : Simd256.IsSupported ? StreamingPasses<float, Vector256<float>, FloatLanes256>.Softmax(ref logits, ref probabilities, dim, scale)
                : Simd128.IsSupported && StreamingPasses<float, Vector128<float>, FloatLanes128>.Softmax(ref logits, ref probabilities, dim, scale);
            if (!done)
            {
                AnyRow.Softmax(ref logits, ref probabilities, dim, scale);
            }

            logits = ref Unsafe.Add(ref logits, dim);
            probabilities = ref Unsafe.Add(ref probabilities, dim);
        }
    }

    /// <inheritdoc cref="Softmax(ref float, ref float, nuint, nuint, double)"/>
    public static void Softmax(ref double logits, ref double probabilities, nuint rows, nuint dim, double scale)
    {
        for (; rows != 0; rows--)
        {
            bool done = Simd512.IsSupported ? StreamingPasses<double, Vector512<double>, DoubleLanes512>.Softmax(ref logits, ref probabilities, dim, scale)
                : Simd256.IsSupported ? StreamingPasses<double, Vector256<double>, DoubleLanes256>.Softmax(ref logits, ref probabilities, dim, scale)
                : Simd128.IsSupported && StreamingPasses<double, Vector128<double>, DoubleLanes128>.Softmax(ref logits, ref probabilities, dim, scale);
            if (!done)
            {
                AnyRow.Softmax(ref logits, ref probabilities, dim, scale);
            }

            logits = ref Unsafe.Add(ref logits, dim);
            probabilities = ref Unsafe.Add(ref probabilities, dim);
        }
    }
}
