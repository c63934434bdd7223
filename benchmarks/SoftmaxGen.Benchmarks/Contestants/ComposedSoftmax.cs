using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>The stable softmax put together from the library's parts.</summary>
internal readonly struct ComposedSoftmax<T> : IRowSoftmax<T>
    where T : IFloatingPointIeee754<T>
{
    public static void Softmax(ReadOnlySpan<T> logits, Span<T> probabilities)
    {
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), probabilities);
        TensorPrimitives.Exp<T>(probabilities, probabilities);
        TensorPrimitives.Divide(probabilities, TensorPrimitives.Sum<T>(probabilities), probabilities);
    }
}
