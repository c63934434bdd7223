using System;
using System.Runtime.InteropServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen;

/// <summary>
/// Softmax and its relatives over spans of any length: vectorised, right for every input, without allocation. For rows whose length is a
/// constant a generated kernel (<see cref="SoftmaxAttribute"/>) is faster.
/// </summary>
/// <remarks>
/// <para>Edge policy: −∞ has probability +0 and does not count; a row of nothing but −∞ has NaN probabilities and the log-sum-exp −∞; +∞ gives
/// NaN probabilities and the log-sum-exp +∞; NaN gives NaN throughout.</para>
/// <para>Accuracy, for up to 2^22 finite logits of any size: probabilities within 4 ULP, log-sum-exp within 2 ULP at the scale max(|result|, 1).</para>
/// </remarks>
public static partial class StableMath
{
    /// <summary>Writes <c>probabilities[i] = exp(logits[i]) / Σ exp(logits[j])</c>.</summary>
    /// <param name="logits">The row, of any length; nothing is written for an empty one.</param>
    /// <param name="probabilities">As long as <paramref name="logits"/>; the same memory, or memory of its own.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without starting at the same element.</exception>
    public static void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        KernelArguments.SameLength(probabilities.Length, logits.Length, nameof(probabilities), nameof(logits));
        KernelArguments.NoPartialOverlap(logits, probabilities, nameof(logits), nameof(probabilities));
        AnyRow.Softmax(ref MemoryMarshal.GetReference(logits), ref MemoryMarshal.GetReference(probabilities), (nuint)logits.Length, scale: 1);
    }

    /// <inheritdoc cref="Softmax(ReadOnlySpan{float}, Span{float})"/>
    public static void Softmax(ReadOnlySpan<double> logits, Span<double> probabilities)
    {
        KernelArguments.SameLength(probabilities.Length, logits.Length, nameof(probabilities), nameof(logits));
        KernelArguments.NoPartialOverlap(logits, probabilities, nameof(logits), nameof(probabilities));
        AnyRow.Softmax(ref MemoryMarshal.GetReference(logits), ref MemoryMarshal.GetReference(probabilities), (nuint)logits.Length, scale: 1);
    }

    /// <summary>Computes <c>log Σ exp(logits[i])</c>; −∞ for an empty row.</summary>
    /// <param name="logits">The row, of any length.</param>
    /// <returns>The log-sum-exp in nats; infinite when it leaves the range of a float.</returns>
    public static float LogSumExp(ReadOnlySpan<float> logits) => (float)SoftmaxState.From(logits).LogSumExp;

    /// <summary>Computes <c>log Σ exp(logits[i])</c>; −∞ for an empty row.</summary>
    /// <param name="logits">The row, of any length.</param>
    /// <returns>The log-sum-exp in nats.</returns>
    public static double LogSumExp(ReadOnlySpan<double> logits) => SoftmaxState.From(logits).LogSumExp;
}
