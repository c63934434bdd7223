using System;
using SoftmaxGen.Simd;

namespace SoftmaxGen;

public static partial class StableMath
{
    /// <summary><c>−log softmax(logits)[target]</c>, the loss of a row under its label.</summary>
    /// <param name="logits">The row, of one element or more.</param>
    /// <param name="target">The index of the label's class.</param>
    /// <returns>The loss in nats, 0 or more; a loss near 0 keeps its digits.</returns>
    /// <remarks>
    /// Accuracy: within 2 ULP at the scale max(|result|, 1). +∞ where the target's logit is −∞ and another is not; NaN for a row with NaN or +∞,
    /// or of nothing but −∞.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The target is not an index of the row.</exception>
    public static float SoftmaxCrossEntropy(ReadOnlySpan<float> logits, int target)
    {
        KernelArguments.Target(target, logits.Length, nameof(target));
        return (float)RowLoss.OfLabel(SoftmaxState.From(logits[..target]).Merge(SoftmaxState.From(logits[(target + 1)..])), logits[target]);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{float}, int)"/>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> logits, int target)
    {
        KernelArguments.Target(target, logits.Length, nameof(target));
        return RowLoss.OfLabel(SoftmaxState.From(logits[..target]).Merge(SoftmaxState.From(logits[(target + 1)..])), logits[target]);
    }

    /// <summary><c>−Σ t[i]·log softmax(logits)[i]</c>, the loss of a row under a distribution of labels.</summary>
    /// <param name="logits">The row, of any length; the loss of an empty one is 0.</param>
    /// <param name="targetProbabilities">As long as <paramref name="logits"/>; weights of 0 or more, usually with the sum 1.</param>
    /// <returns>The loss in nats.</returns>
    /// <remarks>
    /// Accuracy: within 2 ULP at the scale max(|result|, 1). A weight of 0 contributes 0, even against −∞; +∞ where a larger weight meets −∞; NaN for a row
    /// with NaN or +∞, or of nothing but −∞.
    /// </remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static float SoftmaxCrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<float> targetProbabilities)
    {
        KernelArguments.SameLength(targetProbabilities.Length, logits.Length, nameof(targetProbabilities), nameof(logits));
        return (float)RowLoss.OfDistribution<float, FloatElement>(logits, targetProbabilities, logits.IsEmpty ? default : AnyRow.State(logits, scale: 1));
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> logits, ReadOnlySpan<double> targetProbabilities)
    {
        KernelArguments.SameLength(targetProbabilities.Length, logits.Length, nameof(targetProbabilities), nameof(logits));
        return RowLoss.OfDistribution<double, DoubleElement>(logits, targetProbabilities, logits.IsEmpty ? default : AnyRow.State(logits, scale: 1));
    }
}
