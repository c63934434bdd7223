using System;

namespace SoftmaxGen;

/// <summary>
/// Asks for the cross-entropy of softmax with hard labels, <c>−log softmax(Scale·logits)[target]</c>, and with a trailing
/// <c>gradient</c> parameter for its gradient <c>Scale·(p − y)</c> in the same pass.
/// </summary>
/// <remarks>
/// <para>One row: <c>float (ReadOnlySpan&lt;float&gt; logits, int target[, Span&lt;float&gt; gradient])</c>.</para>
/// <para>Batched: <c>float (ReadOnlySpan&lt;float&gt; logits, ReadOnlySpan&lt;int&gt; targets[, Span&lt;float&gt; gradient])</c> under
/// <see cref="SoftmaxGen.Reduction.Mean"/> or <see cref="SoftmaxGen.Reduction.Sum"/>, and
/// <c>void (ReadOnlySpan&lt;float&gt; logits, ReadOnlySpan&lt;int&gt; targets, Span&lt;float&gt; losses[, Span&lt;float&gt; gradient])</c> under
/// <see cref="SoftmaxGen.Reduction.None"/>.</para>
/// <para>Losses are in nats. The gradient is that of the returned loss (divided by the number of rows under Mean) and may be the same memory as
/// the logits. At the target it is <c>−Σ</c> of the other probabilities, accurate however close the target's own is to 1.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class SoftmaxCrossEntropyAttribute : KernelAttribute
{
    /// <summary>How a batch's losses become one number. Only with <see cref="KernelAttribute.Batched"/>. Default <see cref="SoftmaxGen.Reduction.Mean"/>.</summary>
    public Reduction Reduction { get; set; }
}
