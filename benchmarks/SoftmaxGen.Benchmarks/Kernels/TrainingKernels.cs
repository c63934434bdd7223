using System;
using System.Collections.Generic;

namespace SoftmaxGen.Benchmarks.Kernels;

/// <summary>The gradient of softmax over any number of rows of one length.</summary>
internal delegate void BatchGradient(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);

/// <summary>The mean cross-entropy of a batch, and its gradient.</summary>
internal delegate float BatchLoss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);

/// <summary>Kernels of the backward pass.</summary>
internal static partial class TrainingKernels
{
    public static SortedDictionary<int, BatchGradient> Gradients { get; } = new()
    {
        [10] = Gradient10,
        [64] = Gradient64,
        [256] = Gradient256,
        [1000] = Gradient1000,
        [4096] = Gradient4096,
        [50257] = Gradient50257,
    };

    public static SortedDictionary<int, BatchLoss> Losses { get; } = new()
    {
        [10] = Loss10,
        [64] = Loss64,
        [256] = Loss256,
        [1000] = Loss1000,
        [4096] = Loss4096,
        [50257] = Loss50257,
    };

    [SoftmaxGradient(Dim = 10, Batched = true)]
    private static partial void Gradient10(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);

    [SoftmaxGradient(Dim = 64, Batched = true)]
    private static partial void Gradient64(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);

    [SoftmaxGradient(Dim = 256, Batched = true)]
    private static partial void Gradient256(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);

    [SoftmaxGradient(Dim = 1000, Batched = true)]
    private static partial void Gradient1000(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);

    [SoftmaxGradient(Dim = 4096, Batched = true)]
    private static partial void Gradient4096(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);

    [SoftmaxGradient(Dim = 50257, Batched = true)]
    private static partial void Gradient50257(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);

    [SoftmaxCrossEntropy(Dim = 10, Batched = true)]
    private static partial float Loss10(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);

    [SoftmaxCrossEntropy(Dim = 64, Batched = true)]
    private static partial float Loss64(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);

    [SoftmaxCrossEntropy(Dim = 256, Batched = true)]
    private static partial float Loss256(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);

    [SoftmaxCrossEntropy(Dim = 1000, Batched = true)]
    private static partial float Loss1000(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);

    [SoftmaxCrossEntropy(Dim = 4096, Batched = true)]
    private static partial float Loss4096(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);

    [SoftmaxCrossEntropy(Dim = 50257, Batched = true)]
    private static partial float Loss50257(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);
}
