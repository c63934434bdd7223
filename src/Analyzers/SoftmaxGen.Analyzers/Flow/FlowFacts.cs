using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>One evaluation of exp: what its exponent is.</summary>
/// <param name="Operation">The call, or the method group handed to LINQ.</param>
/// <param name="Exponent">The role of the exponent.</param>
/// <param name="Source">The collection the exponent is an element of, if it is one.</param>
/// <param name="Type">The narrowest type the result passes through at once.</param>
internal sealed record ExponentialSite(IOperation Operation, Role Exponent, ValueKey? Source, NumericType Type);

/// <summary>Exponentials of a collection divided by their own sum, nothing subtracted.</summary>
/// <param name="Exponential">The exp in the numerator.</param>
/// <param name="Sum">The operation that added up the denominator.</param>
/// <param name="Division">The division, or the multiplication by the reciprocal.</param>
/// <param name="Source">The collection of logits.</param>
/// <param name="Scale">What the logits are multiplied with or divided by before exp; "" when nothing.</param>
/// <param name="Type">The narrowest type of exponentials and sum.</param>
internal sealed record SoftmaxSite(IOperation Exponential, IOperation? Sum, IOperation Division, ValueKey Source, string Scale, NumericType Type);

/// <summary>A call of a library softmax.</summary>
/// <param name="Call">The call.</param>
/// <param name="Method">What is called.</param>
/// <param name="Input">The role of the elements of its input.</param>
/// <param name="Type">The element type.</param>
internal sealed record LibrarySoftmaxSite(IInvocationOperation Call, KnownMethod Method, Role Input, NumericType Type);

/// <summary>
/// What one body does with exponentials: a plain description, the only thing rules read. Empty when the body was too large to
/// finish.
/// </summary>
internal sealed record FlowFacts(
    ImmutableArray<ExponentialSite> Exponentials,
    ImmutableArray<SoftmaxSite> Softmaxes,
    ImmutableArray<LibrarySoftmaxSite> LibraryCalls)
{
    public static readonly FlowFacts Nothing = new(
        ImmutableArray<ExponentialSite>.Empty,
        ImmutableArray<SoftmaxSite>.Empty,
        ImmutableArray<LibrarySoftmaxSite>.Empty);
}
