using System;

namespace SoftmaxGen;

/// <summary>The maximum was subtracted from these logits, or something else that keeps their exponentials in range.</summary>
/// <remarks>
/// The stability rules stay silent on exponentials of a marked value. It changes nothing at run time. On a collection it speaks of the
/// elements. The fact crosses method calls, which the analysis itself does not.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class MaxShiftedAttribute : Attribute
{
}
