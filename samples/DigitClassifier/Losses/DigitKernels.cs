using System;
using DigitClassifier.Learning;
using SoftmaxGen;

namespace DigitClassifier.Losses;

/// <summary>The numerical heart of the classifier: three declarations whose bodies SoftmaxGen writes at compile time.</summary>
internal static partial class DigitKernels
{
    /// <summary>Mean cross-entropy of a batch, and its gradient with respect to the logits, in one pass.</summary>
    [SoftmaxCrossEntropy(Dim = Network.Classes, Batched = true)]
    public static partial float LossAndGradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);

    /// <summary>Mean cross-entropy of digits the network does not learn from.</summary>
    [SoftmaxCrossEntropy(Dim = Network.Classes, Batched = true)]
    public static partial float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);

    /// <summary>The probability of each class, row by row.</summary>
    [Softmax(Dim = Network.Classes, Batched = true)]
    public static partial void Probabilities(ReadOnlySpan<float> logits, Span<float> probabilities);
}
