namespace SoftmaxGen.Generator.Tests;

/// <summary>A kernel of every signature, in registers and in memory, as members of one class.</summary>
internal static class AllSignatures
{
    public const int Count = 26;

    public const string Members = """
        [Softmax(Dim = 10)] public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
        [Softmax(Dim = 1000, Batched = true)] public static partial void SoftmaxRows(ReadOnlySpan<float> logits, Span<float> probabilities);
        [Softmax(Dim = 10, Stable = false)] public static partial void UnstableSoftmax(Span<float> row);
        [Softmax(Dim = 2, Batched = true, Scale = -0.5)] public static partial void PairSoftmax(Span<float> rows);
        [SoftmaxGradient(Dim = 10)] public static partial void Gradient(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
        [SoftmaxGradient(Dim = 1000, Batched = true)] public static partial void GradientRows(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
        [SoftmaxCrossEntropy(Dim = 10)] public static partial float Loss(ReadOnlySpan<float> logits, int target);
        [SoftmaxCrossEntropy(Dim = 1000)] public static partial float LossAndGradient(ReadOnlySpan<float> logits, int target, Span<float> gradient);
        [SoftmaxCrossEntropy(Dim = 10, Batched = true)] public static partial float MeanLoss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        [SoftmaxCrossEntropy(Dim = 10, Batched = true)] public static partial float MeanLossAndGradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);
        [SoftmaxCrossEntropy(Dim = 1000, Batched = true, Reduction = Reduction.Sum)] public static partial float SumLoss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        [SoftmaxCrossEntropy(Dim = 10, Batched = true, Reduction = Reduction.Sum, Scale = 2)] public static partial float SumLossAndGradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);
        [SoftmaxCrossEntropy(Dim = 10, Batched = true, Reduction = Reduction.None)] public static partial void Losses(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses);
        [SoftmaxCrossEntropy(Dim = 1000, Batched = true, Reduction = Reduction.None)] public static partial void LossesAndGradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradient);
        [Softmax(Dim = 10)] public static partial void DoubleSoftmax(ReadOnlySpan<double> logits, Span<double> probabilities);
        [Softmax(Dim = 1000, Batched = true)] public static partial void HalfSoftmaxRows(ReadOnlySpan<Half> logits, Span<Half> probabilities);
        [SoftmaxCrossEntropy(Dim = 1000, Batched = true)] public static partial Half HalfLoss(ReadOnlySpan<Half> logits, ReadOnlySpan<int> targets, Span<Half> gradient);
        [Softmax(Dim = 10)] public static partial void WarmSoftmax(ReadOnlySpan<float> logits, [Temperature] float temperature, Span<float> probabilities);
        [Softmax(Dim = 10, Batched = true, EmptyRow = EmptyRow.NaN)] public static partial void MaskedSoftmax(ReadOnlySpan<float> logits, [Mask] ReadOnlySpan<float> mask, Span<float> probabilities);
        [Softmax(Dim = 1000, Scale = -2)] public static partial void MaskedInPlace(Span<double> row, [Mask] ReadOnlySpan<bool> mask, [ValidLength] int length);
        [SoftmaxCrossEntropy(Dim = 10, Batched = true)] public static partial float MaskedLoss([Temperature] float t, ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, [ValidLength] ReadOnlySpan<int> lengths, Span<float> gradient);
        [Softmax(Dim = 10, Batched = true, Parallel = true)] public static partial void ParallelSoftmax(ReadOnlySpan<float> logits, [Mask] ReadOnlySpan<float> mask, Span<float> probabilities);
        [SoftmaxCrossEntropy(Dim = 10, Batched = true, Parallel = true, Reduction = Reduction.Sum)] public static partial double ParallelLoss(ReadOnlySpan<double> logits, ReadOnlySpan<int> targets, Span<double> gradient);
        [Softmax(Dim = 10, Inner = 7)] public static partial void InnerSoftmax(ReadOnlySpan<float> logits, Span<float> probabilities);
        [SoftmaxGradient(Dim = 10, Batched = true, Inner = 7, Parallel = true)] public static partial void InnerGradient(ReadOnlySpan<Half> probabilities, ReadOnlySpan<Half> upstream, Span<Half> gradient);
        [SoftmaxCrossEntropy(Dim = 10, Batched = true, Inner = 7)] public static partial float InnerLoss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, [Mask] ReadOnlySpan<bool> mask, Span<float> gradient);
        """;
}
