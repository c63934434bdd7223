using System;

namespace SoftmaxGen;

/// <summary>
/// Asks for a softmax kernel: <c>probabilities[i] = exp(Scale·logits[i]) / Σ exp(Scale·logits[j])</c> over rows of <see cref="KernelAttribute.Dim"/>.
/// </summary>
/// <remarks>
/// Signatures: <c>void (ReadOnlySpan&lt;float&gt; logits, Span&lt;float&gt; probabilities)</c>, which may start at the same element, and
/// <c>void (Span&lt;float&gt; inPlace)</c>. Accuracy: 4 ULP for logits in ±10^4; a row with NaN or +∞ becomes NaN.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class SoftmaxAttribute : KernelAttribute
{
    /// <summary>
    /// <see langword="true"/> (the default): right for every input. <see langword="false"/>: the maximum is not looked for, which saves
    /// one pass and is right only while every <c>Scale·logit</c> lies in −80 … 80; a row whose sum of exponentials leaves the range of a float
    /// (more than 6,000 logits at 80) becomes NaN.
    /// </summary>
    public bool Stable { get; set; } = true;

    /// <summary>
    /// What becomes of a row when its <see cref="MaskAttribute"/> or <see cref="ValidLengthAttribute"/> leaves no entry. Needs one of them: a row of
    /// nothing but −∞ that nobody masked is NaN. Default <see cref="SoftmaxGen.EmptyRow.Zero"/>.
    /// </summary>
    public EmptyRow EmptyRow { get; set; }
}
