using System;

namespace SoftmaxGen.Benchmarks.Kernels;

/// <summary>Batched softmax kernels that share their rows among the threads of the pool.</summary>
internal static partial class ParallelKernels
{
    public static KernelTable<float> ByDim { get; } = new()
    {
        [1000] = Softmax1000,
        [4096] = Softmax4096,
    };

    [Softmax(Dim = 1000, Batched = true, Parallel = true)]
    private static partial void Softmax1000(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 4096, Batched = true, Parallel = true)]
    private static partial void Softmax4096(ReadOnlySpan<float> logits, Span<float> probabilities);
}
