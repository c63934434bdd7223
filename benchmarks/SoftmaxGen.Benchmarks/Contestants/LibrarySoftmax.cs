using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>The library's softmax, which subtracts no maximum.</summary>
internal readonly struct LibrarySoftmax<T> : IRowSoftmax<T>
    where T : IExponentialFunctions<T>
{
    public static void Softmax(ReadOnlySpan<T> logits, Span<T> probabilities) =>
#pragma warning disable SMG1001 // The overflow is known; its speed is what is measured.
        TensorPrimitives.SoftMax(logits, probabilities);
#pragma warning restore SMG1001
}
