using System;
using SoftmaxGen.Simd;

namespace SoftmaxGen;

public static partial class StableMath
{
    /// <summary><c>−t·log σ(x) − (1 − t)·log(1 − σ(x))</c>, the loss of a logit x under a target t, for any logit: nothing is clamped and nothing becomes log 0.</summary>
    /// <param name="logit">Any number; the probability is its sigmoid.</param>
    /// <param name="target">The probability that the label is 1, in 0 … 1. Other values give what the formula gives, not as accurately.</param>
    /// <remarks>
    /// <para>Accuracy, for targets in 0 … 1: a <see cref="float"/> within 1 ULP, a <see cref="double"/> within 1.25 ULP, for every logit.</para>
    /// <para>log 2 at a logit of 0. At ±∞ +∞, but 0 where the target is the certain label: a term with factor 0 is 0. NaN where an argument is NaN.</para>
    /// </remarks>
    public static float BinaryCrossEntropyWithLogits(float logit, float target) => BinaryMap<float, FloatElement, BinaryCrossEntropyFunction>.Of(logit, target);

    /// <inheritdoc cref="BinaryCrossEntropyWithLogits(float, float)"/>
    public static double BinaryCrossEntropyWithLogits(double logit, double target) => BinaryMap<double, DoubleElement, BinaryCrossEntropyFunction>.Of(logit, target);

    /// <summary>Writes the loss <c>−t·log σ(x) − (1 − t)·log(1 − σ(x))</c> of each logit x under its target t.</summary>
    /// <param name="logits">Any number of elements.</param>
    /// <param name="targets">As long as <paramref name="logits"/>.</param>
    /// <param name="losses">As long as <paramref name="logits"/>; the memory of either argument, or memory of its own.</param>
    /// <remarks><inheritdoc cref="BinaryCrossEntropyWithLogits(float, float)" path="/remarks/node()"/></remarks>
    /// <exception cref="ArgumentException">The lengths differ, or the destination overlaps an argument without starting at the same element.</exception>
    public static void BinaryCrossEntropyWithLogits(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> losses)
    {
        KernelArguments.SameLength(targets.Length, logits.Length, nameof(targets), nameof(logits));
        KernelArguments.SameLength(losses.Length, logits.Length, nameof(losses), nameof(logits));
        KernelArguments.NoPartialOverlap(logits, losses, nameof(logits), nameof(losses));
        KernelArguments.NoPartialOverlap(targets, losses, nameof(targets), nameof(losses));
        BinaryMap<float, FloatElement, BinaryCrossEntropyFunction>.Run(logits, targets, losses);
    }

    /// <inheritdoc cref="BinaryCrossEntropyWithLogits(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    public static void BinaryCrossEntropyWithLogits(ReadOnlySpan<double> logits, ReadOnlySpan<double> targets, Span<double> losses)
    {
        KernelArguments.SameLength(targets.Length, logits.Length, nameof(targets), nameof(logits));
        KernelArguments.SameLength(losses.Length, logits.Length, nameof(losses), nameof(logits));
        KernelArguments.NoPartialOverlap(logits, losses, nameof(logits), nameof(losses));
        KernelArguments.NoPartialOverlap(targets, losses, nameof(targets), nameof(losses));
        BinaryMap<double, DoubleElement, BinaryCrossEntropyFunction>.Run(logits, targets, losses);
    }
}
