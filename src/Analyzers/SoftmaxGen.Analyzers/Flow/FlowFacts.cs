using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>Exponentials of a collection divided by their own sum, nothing subtracted.</summary>
/// <param name="Exponential">The exp in the numerator.</param>
/// <param name="Sum">The operation that added up the denominator.</param>
/// <param name="Division">The division, or the multiplication by the reciprocal.</param>
/// <param name="Source">The logits, as a message calls them.</param>
/// <param name="IsScaled">Whether the logits are multiplied with or divided by something before exp.</param>
/// <param name="Type">The narrowest type of exponentials and sum.</param>
/// <param name="Exponent">The exponent as a formula.</param>
internal sealed record SoftmaxSite(IOperation Exponential, IOperation? Sum, IOperation Division, string Source, bool IsScaled, NumericType Type, string Exponent);

/// <summary>A call of a library softmax.</summary>
/// <param name="Call">The call.</param>
/// <param name="Method">What is called.</param>
/// <param name="IsRaw">Whether its input may be as large as a logit gets: not shifted, clamped or constant.</param>
/// <param name="Type">The element type.</param>
internal sealed record LibrarySoftmaxSite(IOperation Call, KnownMethod Method, bool IsRaw, NumericType Type);

/// <summary>Any other place a rule speaks about.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Operation">The place.</param>
/// <param name="Other">A second place that belongs to it, such as the exp of a division.</param>
/// <param name="Subject">What the message calls the value.</param>
/// <param name="Type">The type that decides where it fails.</param>
/// <param name="Formula">The value as a formula, for verbose mode.</param>
/// <param name="Bounds">What is known about its size, for verbose mode.</param>
internal sealed record Site(SiteKind Kind, IOperation Operation, IOperation? Other, string Subject, NumericType Type, string Formula, string Bounds);

/// <summary>
/// What one body does with exponentials and logarithms: a plain description, the only thing rules read. Empty when the body was too
/// large to finish.
/// </summary>
internal sealed record FlowFacts(
    ImmutableArray<SoftmaxSite> Softmaxes,
    ImmutableArray<LibrarySoftmaxSite> LibraryCalls,
    ImmutableArray<Site> Sites)
{
    public static readonly FlowFacts Nothing = new(
        ImmutableArray<SoftmaxSite>.Empty,
        ImmutableArray<LibrarySoftmaxSite>.Empty,
        ImmutableArray<Site>.Empty);
}
