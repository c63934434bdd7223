using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Logarithms of exponentials and of probabilities.</content>
internal sealed partial class FlowAnalysis
{
    /// <summary>An epsilon from here on keeps log finite in every type.</summary>
    private const double SmallestUsefulEpsilon = 1e-30;

    private Term Log(IOperation operation, Term argument, NumericType type)
    {
        if (argument.Number is { } number)
        {
            return number > 0 ? Term.Of(System.Math.Log(number)) : Fresh(null);
        }

        if (!argument.Has(AtomKind.Tame))
        {
            CheckLog(operation, argument, type);
        }

        return Term.Of(new Atom(AtomKind.Log, null, 0, argument) { Origin = callSite ?? operation, Type = type });
    }

    /// <summary>Bits and decades: no rule's formula but that of an entropy, and a factor changes nothing there.</summary>
    private Term LogOfOtherBase(IOperation operation, Term argument, NumericType type) =>
        argument.Number is not null ? Fresh(null) : Term.Of(new Atom(AtomKind.Log, null, 0, argument) { Origin = callSite ?? operation, Type = type });

    private void CheckLog(IOperation operation, Term argument, NumericType type)
    {
        Term form = argument.WithoutOffset;
        if (IsProbability(argument, out SiteKind kind, out Term? exponent))
        {
            if (IsKnownNonZero(argument))
            {
                return;
            }

            Report(kind, operation, exponent ?? argument, type);
            if (kind == SiteKind.LogOfSoftmax && constantBound is >= 2 and <= 4096 && exponent is not null)
            {
                Report(SiteKind.FusedCrossEntropy, operation, exponent, type);
            }

            return;
        }

        List<Atom> exponentials = Exponentials(form, out bool isTotal);
        if (exponentials.Count == 0)
        {
            return;
        }

        type = exponentials.Select(e => e.Type).Append(type).Min();
        Term first = exponentials[0].Argument;
        IOperation? exp = exponentials[0].Origin;
        if (!isTotal && exponentials.Count == 1)
        {
            double coefficient = form.Monomials[0].Coefficient;
            if (argument.Offset > LargestEpsilon && coefficient > 0)
            {
                if (!IsBounded(first, type))
                {
                    Report(SiteKind.Softplus, operation, first, type, exp);
                }
            }
            else if (argument.Offset == 1 && coefficient < 0)
            {
                if (Ranges.Of(first).Max > -0.1 && exp is not null && operation.Syntax.Span.Contains(exp.Syntax.Span))
                {
                    Report(SiteKind.LogOneMinusExp, operation, first, type, exp);
                }
            }
            else if (argument.Offset is >= 0 and < SmallestUsefulEpsilon && coefficient > 0 && form.Monomials[0].Factors.Length + (coefficient == 1 ? 0 : 1) > 1
                && IsTail(form.Monomials[0], first) && !exponentials[0].IsReciprocal && Ranges.Of(first).Min < -type.Limit() && !Ranges.IsCapped(-first) && !IsKnownNonZero(argument))
            {
                Report(SiteKind.LogOfExp, operation, first, type, exp);
            }
        }
        else if (exponentials.All(e => IsSummandOfLog(e.Argument, allowSymbols: !isTotal || form.Monomials.Any(m => m.Factors.Any(f => f.Key.Equals(e))))) && exponentials.Any(e => IsLogProbability(e.Argument) || !IsBounded(e.Argument, type)))
        {
            // A sum of small numbers that a condition keeps above 0 has a finite log.
            SiteKind sum = exponentials.All(e => IsLogProbability(e.Argument)) ? SiteKind.LogSumOfProbabilities : SiteKind.LogSumExp;
            if (sum == SiteKind.LogSumExp || !IsKnownNonZero(argument))
            {
                Report(sum, operation, first, type, exp);
            }
        }
    }

    /// <summary>c · exp(−…), which reaches 0 far out. Several rates added up are a drift, and a discount over one minus itself is an annuity: neither has a tail.</summary>
    private static bool IsTail(Monomial density, Term exponent) =>
        (exponent.WithoutOffset.Monomials.Length == 1 || exponent.WithoutOffset.Monomials.All(m => m.Coefficient < 0))
        && density.Factors.Count(f => f.Key.Kind == AtomKind.Exp || f.Key.Has(AtomKind.Exp)) == 1;

    private bool IsSummandOfLog(Term exponent, bool allowSymbols) =>
        Exponents.IsRaw(exponent, allowSymbols) || IsLogProbability(exponent) || (context.IsSoftmax && Exponents.IsRising(exponent));

    /// <summary>Exponentials of log-likelihoods do not overflow: they reach 0 together, and the log of their sum is −∞.</summary>
    private static bool IsLogProbability(Term exponent) =>
        exponent.Atom is { Kind: AtomKind.Element or AtomKind.Symbol or AtomKind.Call or AtomKind.Carried, Key: { } key } && Names.SayLogProbability(key.Name) && !Names.SayShifted(key.Name);

    /// <summary>The exponentials of a sum, if it consists of nothing else.</summary>
    private static List<Atom> Exponentials(Term form, out bool isTotal)
    {
        var found = new List<Atom>();
        isTotal = false;
        foreach (Monomial monomial in form.Monomials)
        {
            if (monomial.Factors.FirstOrDefault(f => f.Value == 1 && f.Key.Kind is AtomKind.Exp).Key is { } exp)
            {
                found.Add(exp);
            }
            else if (monomial.Factors.FirstOrDefault(f => f.Value == 1 && f.Key.Kind is AtomKind.Total).Key is { } total && Ratio.ExponentialsOf(total).Select(e => e.Exp).ToList() is { Count: > 0 } inner)
            {
                isTotal = true;
                found.AddRange(inner);
            }
            else
            {
                return [];
            }
        }

        return found;
    }

    /// <summary>A softmax, a sigmoid, or 1 minus one, bare or with an epsilon too small to matter.</summary>
    private static bool IsProbability(Term argument, out SiteKind kind, out Term? exponent)
    {
        kind = SiteKind.LogOfSoftmax;
        exponent = null;
        Term form = argument.WithoutOffset;
        if (form.Monomials.Length != 1 || System.Math.Abs(form.Monomials[0].Coefficient) != 1)
        {
            return false;
        }

        bool isComplement = form.Monomials[0].Coefficient < 0;
        if (isComplement ? argument.Offset != 1 : argument.Offset is < 0 or >= SmallestUsefulEpsilon)
        {
            return false;
        }

        Monomial monomial = form.Monomials[0];
        if (monomial.Factors.Length == 1 && monomial.Factors[0] is { Value: 1, Key: { Kind: AtomKind.Probability } called })
        {
            kind = isComplement || (called.Key is { } method && Names.SaySigmoid(method.Root.Name)) ? SiteKind.LogOfSigmoid : SiteKind.LogOfSoftmax;
            exponent = called.Arguments.FirstOrDefault();
            return true;
        }

        if (monomial.Factors.Length == 1 && monomial.Factors[0] is { Value: -1, Key: { Kind: AtomKind.Group } sum } && sum.Argument.Offset == 1 && sum.Argument.Monomials.Length == 2 && Ratio.ExponentialsOf(sum).FirstOrDefault() is { Exp: { } exp, IsTotal: false, IsWeighted: false })
        {
            kind = SiteKind.LogOfSigmoid;
            exponent = exp.Argument;
            return true;
        }

        if (monomial.Factors.Length == 2 && Ratio.Of(monomial) is { } ratio && monomial.Factors.All(f => f.Value is 1 or -1) && monomial.Factors.Any(f => f.Value == 1 && f.Key.Kind == AtomKind.Exp))
        {
            kind = ratio.IsTotal && !isComplement ? SiteKind.LogOfSoftmax : SiteKind.LogOfSigmoid;
            exponent = ratio.Numerator.Argument;
            return ratio.IsTotal || ratio.Offset == 1;
        }

        return false;
    }
}
