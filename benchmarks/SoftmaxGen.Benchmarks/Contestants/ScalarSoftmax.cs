using System;
using System.Numerics;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>The stable softmax in plain loops, as people write it.</summary>
internal readonly struct ScalarSoftmax<T> : IRowSoftmax<T>
    where T : IFloatingPointIeee754<T>
{
    public static void Softmax(ReadOnlySpan<T> logits, Span<T> probabilities)
    {
        T max = T.NegativeInfinity;
        for (int i = 0; i < logits.Length; i++)
        {
            max = T.Max(max, logits[i]);
        }

        T sum = T.Zero;
        for (int i = 0; i < logits.Length; i++)
        {
            probabilities[i] = T.Exp(logits[i] - max);
            sum += probabilities[i];
        }

        for (int i = 0; i < logits.Length; i++)
        {
            probabilities[i] /= sum;
        }
    }
}
