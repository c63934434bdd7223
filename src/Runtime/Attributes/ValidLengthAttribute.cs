using System;

namespace SoftmaxGen;

/// <summary>
/// Marks an <c>int</c> parameter (batched also <c>ReadOnlySpan&lt;int&gt;</c>, one per row) as the number of leading entries of a row that take
/// part: 0 … <c>Dim</c>. The others get the probability +0, whatever their logits.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ValidLengthAttribute : Attribute
{
}
