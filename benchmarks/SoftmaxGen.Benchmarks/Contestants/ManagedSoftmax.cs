using System;
using System.Numerics.Tensors;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>The softmax of one row as people write it in C# today.</summary>
internal static class ManagedSoftmax
{
    /// <summary>The library's softmax, which subtracts no maximum.</summary>
    public static void Library(ReadOnlySpan<float> logits, Span<float> probabilities) =>
#pragma warning disable SMG1001 // The overflow is known; its speed is what is measured.
        TensorPrimitives.SoftMax(logits, probabilities);
#pragma warning restore SMG1001

    /// <summary>The stable softmax put together from the library's parts.</summary>
    public static void Composition(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), probabilities);
        TensorPrimitives.Exp(probabilities, probabilities);
        TensorPrimitives.Divide(probabilities, TensorPrimitives.Sum<float>(probabilities), probabilities);
    }

    /// <summary>The stable softmax in plain loops.</summary>
    public static void ScalarLoop(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        float max = float.NegativeInfinity;
        for (int i = 0; i < logits.Length; i++)
        {
            max = MathF.Max(max, logits[i]);
        }

        float sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            probabilities[i] = MathF.Exp(logits[i] - max);
            sum += probabilities[i];
        }

        for (int i = 0; i < logits.Length; i++)
        {
            probabilities[i] /= sum;
        }
    }
}
