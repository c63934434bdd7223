using System;

namespace SoftmaxGen.Benchmarks.Kernels;

/// <summary>A batched softmax over rows of one length.</summary>
internal delegate void BatchSoftmax(ReadOnlySpan<float> logits, Span<float> probabilities);

/// <summary>The generated kernels that are measured.</summary>
internal static partial class SoftmaxKernels
{
    [Softmax(Dim = 2, Batched = true)]
    public static partial void Softmax2(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 3, Batched = true)]
    public static partial void Softmax3(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 5, Batched = true)]
    public static partial void Softmax5(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 8, Batched = true)]
    public static partial void Softmax8(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 10, Batched = true)]
    public static partial void Softmax10(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 16, Batched = true)]
    public static partial void Softmax16(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 17, Batched = true)]
    public static partial void Softmax17(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 33, Batched = true)]
    public static partial void Softmax33(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 64, Batched = true)]
    public static partial void Softmax64(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 100, Batched = true)]
    public static partial void Softmax100(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 128, Batched = true)]
    public static partial void Softmax128(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 256, Batched = true)]
    public static partial void Softmax256(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 300, Batched = true)]
    public static partial void Softmax300(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 362, Batched = true)]
    public static partial void Softmax362(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 1000, Batched = true)]
    public static partial void Softmax1000(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 1024, Batched = true)]
    public static partial void Softmax1024(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 4096, Batched = true)]
    public static partial void Softmax4096(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 32768, Batched = true)]
    public static partial void Softmax32768(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 50257, Batched = true)]
    public static partial void Softmax50257(ReadOnlySpan<float> logits, Span<float> probabilities);

    [Softmax(Dim = 128256, Batched = true)]
    public static partial void Softmax128256(ReadOnlySpan<float> logits, Span<float> probabilities);
}
