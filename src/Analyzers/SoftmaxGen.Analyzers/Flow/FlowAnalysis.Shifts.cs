using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Softmaxes that subtract something: the wrong thing, or nothing on one side.</content>
internal sealed partial class FlowAnalysis
{
    private void CheckShift(IOperation operation, Ratio ratio, Term above, Term below)
    {
        NumericType type = NarrowestOf(ratio);
        if (MaximumIn(above) is not var (maximum, sign) || above.Monomials.FirstOrDefault(m => m.Coefficient > 0 && m.Factors.Any(f => f.Key.Kind == AtomKind.Element)) is not { } logit)
        {
            if (MaximumIn(below) is not null && Exponents.IsRaw(above, allowSymbols: false))
            {
                Report(SiteKind.MismatchedShift, operation, above, type, ratio.Numerator.Origin);
            }

            return;
        }

        if (MaximumIn(below) is null && Exponents.IsRaw(below, allowSymbols: false))
        {
            Report(SiteKind.MismatchedShift, operation, above, type, ratio.Numerator.Origin);
            return;
        }

        Atom element = logit.Factors.First(f => f.Key.Kind == AtomKind.Element).Key;
        bool isOwn = maximum.Arguments.Any(a => a.Atoms().Any(e => e.Kind == AtomKind.Element && e.Key.Equals(element.Key)));
        if (isOwn && sign > 0 && above.Monomials.Length == 2)
        {
            Report(SiteKind.AddedMaximum, operation, above, type, ratio.Numerator.Origin);
        }
        else if (isOwn && sign < 0 && ratio.Offset <= LargestEpsilon && maximum.Arguments.Any(a => a.Number >= 0) && Ranges.Of(Term.Of(element)).Max > 0 && Ranges.Of(Term.Of(element)).Min < 0)
        {
            Report(SiteKind.SeededMaximum, operation, above, type, ratio.Numerator.Origin);
        }
        else if (!isOwn && sign < 0 && IsPlainParameter(element) && maximum.Arguments.Length == 1 && maximum.Arguments[0].Atom is { Kind: AtomKind.Element } other && IsPlainParameter(other))
        {
            Report(SiteKind.OtherMaximum, operation, above, type, ratio.Numerator.Origin, other.Key?.Name);
        }
    }

    private static (Atom Maximum, int Sign)? MaximumIn(Term exponent)
    {
        foreach (Monomial monomial in exponent.Monomials)
        {
            if (monomial.Factors.FirstOrDefault(f => f.Key.Kind == AtomKind.Max && f.Value == 1).Key is { } maximum)
            {
                return (maximum, monomial.Coefficient > 0 ? 1 : -1);
            }
        }

        return null;
    }

    /// <summary>A parameter that nothing was assigned to: it is not a copy of another.</summary>
    private static bool IsPlainParameter(Atom element) => element is { Version: 0, Key: { Path.Length: 0, Root: IParameterSymbol { RefKind: RefKind.None } } };
}
