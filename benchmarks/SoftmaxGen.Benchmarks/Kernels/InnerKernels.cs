using System;

namespace SoftmaxGen.Benchmarks.Kernels;

/// <summary>Batched softmax kernels along a middle axis of 64.</summary>
internal static partial class InnerKernels
{
    /// <summary>49 rows side by side: a picture's channels at 7 × 7 places.</summary>
    [Softmax(Dim = 64, Batched = true, Inner = 49)]
    public static partial void Inner49(ReadOnlySpan<float> logits, Span<float> probabilities);

    /// <summary>4096 rows side by side: channels at 64 × 64 places.</summary>
    [Softmax(Dim = 64, Batched = true, Inner = 4096)]
    public static partial void Inner4096(ReadOnlySpan<float> logits, Span<float> probabilities);
}
