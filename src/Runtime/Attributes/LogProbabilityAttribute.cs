using System;

namespace SoftmaxGen;

/// <summary>These numbers are logarithms of probabilities: at most 0.</summary>
/// <remarks>
/// The stability rules know then that their exponentials cannot overflow. It changes nothing at run time. On a collection it speaks of the
/// elements. The fact crosses method calls, which the analysis itself does not.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class LogProbabilityAttribute : Attribute
{
}
