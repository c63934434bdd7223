using System;

namespace SoftmaxGen;

/// <summary>
/// Asks for the gradient of softmax with respect to its logits (the vector-Jacobian product):
/// <c>gradient[i] = Scale · probabilities[i] · (upstream[i] − Σ probabilities[j]·upstream[j])</c>.
/// </summary>
/// <remarks>
/// Signature: <c>void (ReadOnlySpan&lt;float&gt; probabilities, ReadOnlySpan&lt;float&gt; upstream, Span&lt;float&gt; gradient)</c>; the gradient may be
/// the same memory as either input.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class SoftmaxGradientAttribute : KernelAttribute
{
}
