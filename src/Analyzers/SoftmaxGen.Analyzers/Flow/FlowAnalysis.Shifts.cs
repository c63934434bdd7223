using System.Collections.Generic;
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
        if (ratio.IsWeighted && MaximumIn(above) is null && above.Equals(below) && above.WithoutOffset.Monomials.All(m => m.Coefficient < 0)
            && ratio.Sum.Arguments.SelectMany(a => a.Monomials).SelectMany(m => m.Factors).Any(f => f.Key.Kind == AtomKind.Element && Names.SayPrior(f.Key.Key!.Value.Name)))
        {
            Report(SiteKind.LinearResponsibility, operation, above, type, ratio.Numerator.Origin);
        }

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

        if (sign < 0)
        {
            CheckShifted(operation, ratio, above, maximum);
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

    /// <summary>What can still go wrong, or be faster, in a softmax that subtracts its maximum.</summary>
    private void CheckShifted(IOperation operation, Ratio ratio, Term above, Atom maximum)
    {
        NumericType type = NarrowestOf(ratio);
        foreach (Atom element in above.Atoms().Where(a => a.Kind == AtomKind.Element && masked.Contains(Term.Of(a).Erased())).Take(1))
        {
            Report(SiteKind.ZeroNormaliser, operation, Term.Of(element).Erased(), type, ratio.Numerator.Origin);
        }

        foreach (KeyValuePair<Atom, int> factor in above.Monomials.SelectMany(m => m.Factors).Where(f => f.Value < 0))
        {
            if (factor.Key is { Kind: AtomKind.Symbol, Key: { Root: IParameterSymbol } key } && Names.SayTemperature(key.Name) && !knownNonZero.Contains(Term.Of(factor.Key)) && Ranges.Of(Term.Of(factor.Key)).Min <= 0)
            {
                Report(SiteKind.ZeroTemperature, operation, Term.Of(factor.Key), type, ratio.Numerator.Origin, key.Name);
                break;
            }
        }

        CheckAttention(operation, ratio, above);
        if (constantBound is >= 2 and <= 4096 && above.Monomials.Length == 2 && maximum.Arguments.Any(a => a.Atom is { Kind: AtomKind.Element }))
        {
            Report(SiteKind.KernelCandidate, operation, above, type, ratio.Numerator.Origin);
        }
    }

    /// <summary>Σ q·k straight into exp.</summary>
    private void CheckAttention(IOperation operation, Ratio ratio, Term exponent)
    {
        foreach (Monomial monomial in exponent.Monomials.Where(m => m is { Coefficient: 1, Factors.Length: 1 } && m.Factors[0] is { Value: 1, Key.Kind: AtomKind.Total }))
        {
            string[] names = [.. monomial.Factors[0].Key.Atoms().Where(a => a.Kind == AtomKind.Element).Select(a => a.Key!.Value.Name)];
            if (names.Any(Names.SayQuery) && names.Any(Names.SayKey))
            {
                Report(SiteKind.UnscaledAttention, operation, exponent, NarrowestOf(ratio), ratio.Numerator.Origin, string.Join("' and '", names));
            }
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
