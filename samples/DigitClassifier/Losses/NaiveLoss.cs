using System;
using DigitClassifier.Learning;

namespace DigitClassifier.Losses;

/// <summary>
/// Cross-entropy as the formula is printed: exponentials, divided by their sum, then the logarithm. It is here to be seen failing
/// (<c>--naive</c>): above a logit of 88.72 the exponential is infinite, and infinity divided by infinity is not a number.
/// </summary>
internal static class NaiveLoss
{
    public static float LossAndGradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient)
    {
        float loss = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            Span<float> probabilities = gradient.Slice(row * Network.Classes, Network.Classes);
            Softmax(logits.Slice(row * Network.Classes, Network.Classes), probabilities);
            loss -= MathF.Log(probabilities[targets[row]]);
            probabilities[targets[row]] -= 1;
        }

        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] /= targets.Length;
        }

        return loss / targets.Length;
    }

    private static void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        float sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            probabilities[i] = MathF.Exp(logits[i]);
            sum += probabilities[i];
        }

        for (int i = 0; i < logits.Length; i++)
        {
            probabilities[i] /= sum;
        }
    }
}
