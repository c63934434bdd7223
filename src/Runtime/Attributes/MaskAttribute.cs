using System;

namespace SoftmaxGen;

/// <summary>
/// Marks a parameter as the mask of a kernel: <c>ReadOnlySpan&lt;T&gt;</c> is added to the logits (before <c>Scale</c>), where −∞ takes an entry
/// out of the row; <c>ReadOnlySpan&lt;bool&gt;</c> says which entries take part. One row, which the whole batch shares, or as long as the logits.
/// </summary>
/// <remarks>
/// An entry that takes no part gets the probability +0 exactly, whatever its logit: NaN and ∞ under a mask have no effect.
/// <see cref="SoftmaxAttribute.EmptyRow"/> says what becomes of a row with no entry left.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MaskAttribute : Attribute
{
}
