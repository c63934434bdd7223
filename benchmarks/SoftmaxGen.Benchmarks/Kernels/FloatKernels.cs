using System;

namespace SoftmaxGen.Benchmarks.Kernels;

/// <summary>Batched softmax kernels for <see langword="float"/>.</summary>
internal static partial class FloatKernels
{
    public static KernelTable<float> ByDim { get; } = new()
    {
        [2] = Softmax2,
        [3] = Softmax3,
        [5] = Softmax5,
        [8] = Softmax8,
        [10] = Softmax10,
        [16] = Softmax16,
        [17] = Softmax17,
        [33] = Softmax33,
        [64] = Softmax64,
        [100] = Softmax100,
        [128] = Softmax128,
        [256] = Softmax256,
        [300] = Softmax300,
        [362] = Softmax362,
        [1000] = Softmax1000,
        [1024] = Softmax1024,
        [4096] = Softmax4096,
        [32768] = Softmax32768,
        [50257] = Softmax50257,
        [128256] = Softmax128256,
        [4194304] = Softmax4194304,
        [16777216] = Softmax16777216,
    };

    [Softmax(Dim = 2, Batched = true)]
    private static partial void Softmax2(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 3, Batched = true)]
    private static partial void Softmax3(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 5, Batched = true)]
    private static partial void Softmax5(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 8, Batched = true)]
    private static partial void Softmax8(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 10, Batched = true)]
    private static partial void Softmax10(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 16, Batched = true)]
    private static partial void Softmax16(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 17, Batched = true)]
    private static partial void Softmax17(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 33, Batched = true)]
    private static partial void Softmax33(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 64, Batched = true)]
    private static partial void Softmax64(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 100, Batched = true)]
    private static partial void Softmax100(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 128, Batched = true)]
    private static partial void Softmax128(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 256, Batched = true)]
    private static partial void Softmax256(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 300, Batched = true)]
    private static partial void Softmax300(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 362, Batched = true)]
    private static partial void Softmax362(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 1000, Batched = true)]
    private static partial void Softmax1000(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 1024, Batched = true)]
    private static partial void Softmax1024(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 4096, Batched = true)]
    private static partial void Softmax4096(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 32768, Batched = true)]
    private static partial void Softmax32768(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 50257, Batched = true)]
    private static partial void Softmax50257(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 128256, Batched = true)]
    private static partial void Softmax128256(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 4194304, Batched = true)]
    private static partial void Softmax4194304(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 16777216, Batched = true)]
    private static partial void Softmax16777216(ReadOnlySpan<float> logits, Span<float> probabilities);
}
