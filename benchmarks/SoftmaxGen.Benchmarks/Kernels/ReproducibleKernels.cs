using System;

namespace SoftmaxGen.Benchmarks.Kernels;

/// <summary>Batched softmax kernels whose bits are the same everywhere.</summary>
internal static partial class ReproducibleKernels
{
    public static KernelTable<float> ByDim { get; } = new()
    {
        [3] = Softmax3,
        [10] = Softmax10,
        [16] = Softmax16,
        [64] = Softmax64,
        [256] = Softmax256,
        [1000] = Softmax1000,
        [4096] = Softmax4096,
        [32768] = Softmax32768,
    };

    [Softmax(Dim = 3, Batched = true, Reproducible = true)]
    private static partial void Softmax3(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 10, Batched = true, Reproducible = true)]
    private static partial void Softmax10(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 16, Batched = true, Reproducible = true)]
    private static partial void Softmax16(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 64, Batched = true, Reproducible = true)]
    private static partial void Softmax64(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 256, Batched = true, Reproducible = true)]
    private static partial void Softmax256(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 1000, Batched = true, Reproducible = true)]
    private static partial void Softmax1000(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 4096, Batched = true, Reproducible = true)]
    private static partial void Softmax4096(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 32768, Batched = true, Reproducible = true)]
    private static partial void Softmax32768(ReadOnlySpan<float> logits, Span<float> probabilities);
}
