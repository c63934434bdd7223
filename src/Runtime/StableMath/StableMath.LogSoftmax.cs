using System;
using SoftmaxGen.Simd;

namespace SoftmaxGen;

public static partial class StableMath
{
    /// <summary>Writes <c>logProbabilities[i] = logits[i] − log Σ exp(logits[j])</c>.</summary>
    /// <param name="logits">The row, of any length; nothing is written for an empty one.</param>
    /// <param name="logProbabilities">As long as <paramref name="logits"/>; the same memory, or memory of its own.</param>
    /// <remarks>
    /// Accuracy: within 2 ULP at the scale max(|result|, 1). −∞ stays −∞; a row with NaN or +∞, or of nothing but −∞, becomes NaN.
    /// </remarks>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without starting at the same element.</exception>
    public static void LogSoftmax(ReadOnlySpan<float> logits, Span<float> logProbabilities)
    {
        KernelArguments.SameLength(logProbabilities.Length, logits.Length, nameof(logProbabilities), nameof(logits));
        KernelArguments.NoPartialOverlap(logits, logProbabilities, nameof(logits), nameof(logProbabilities));
        if (!logits.IsEmpty)
        {
            (double maximum, double sum) = AnyRow.State(logits, scale: 1);
            UnaryMap<float, FloatElement, LogProbabilityFunction>.Run(logits, logProbabilities, new(maximum, Math.Log(sum)));
        }
    }

    /// <inheritdoc cref="LogSoftmax(ReadOnlySpan{float}, Span{float})"/>
    public static void LogSoftmax(ReadOnlySpan<double> logits, Span<double> logProbabilities)
    {
        KernelArguments.SameLength(logProbabilities.Length, logits.Length, nameof(logProbabilities), nameof(logits));
        KernelArguments.NoPartialOverlap(logits, logProbabilities, nameof(logits), nameof(logProbabilities));
        if (!logits.IsEmpty)
        {
            (double maximum, double sum) = AnyRow.State(logits, scale: 1);
            UnaryMap<double, DoubleElement, LogProbabilityFunction>.Run(logits, logProbabilities, new(maximum, Math.Log(sum)));
        }
    }
}
