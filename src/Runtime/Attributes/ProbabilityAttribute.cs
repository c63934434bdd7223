using System;

namespace SoftmaxGen;

/// <summary>These numbers are probabilities: from 0 to 1.</summary>
/// <remarks>
/// The stability rules know then the range of the value. It changes nothing at run time. On a collection it speaks of the
/// elements. The fact crosses method calls, which the analysis itself does not.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ProbabilityAttribute : Attribute
{
}
