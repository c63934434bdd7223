using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Products, quotients and differences that lose something at 0 or to rounding.</content>
internal sealed partial class FlowAnalysis
{
    private void CheckProducts(IOperation operation, Term left, Term right, Term result)
    {
        foreach (Monomial monomial in result.Monomials.Where(m => m.Factors.Length == 2 || m.Factors.Length == 3))
        {
            CheckClamp(operation, monomial);
        }
    }

    /// <summary>min(exp(x), c) over the sum of such: equal for all logits beyond log c.</summary>
    private void CheckClamp(IOperation operation, Monomial monomial)
    {
        Atom? clamped = monomial.Factors.FirstOrDefault(f => f.Value == 1 && f.Key.Kind == AtomKind.Min && f.Key.Arguments.Any(IsLimit)).Key;
        Atom? sum = monomial.Factors.FirstOrDefault(f => f.Value == -1 && f.Key.Kind == AtomKind.Total).Key;
        if (clamped?.Atoms().FirstOrDefault(a => a.Kind == AtomKind.Exp) is { } exp && Exponents.IsRaw(exp.Argument, allowSymbols: false) && sum is not null && sum.Argument.Erased().Equals(Term.Of(clamped).Erased()))
        {
            Report(SiteKind.ClampedExp, operation, exp.Argument, exp.Type, exp.Origin);
        }
    }

    /// <summary>A number, or something with a name that is no element.</summary>
    private static bool IsLimit(Term argument) => argument.Number is not null || argument.Atom is { Kind: AtomKind.Symbol, Key: not null };

    /// <summary>E[x²] − E[x]²: the total of squares over n minus the square of the total over n².</summary>
    private Term? Vanishes(IOperation operation, Term left, Term right)
    {
        if (left.Monomials.Length == 1 && right.Monomials.Length == 1 && left.Monomials[0].Coefficient > 0 && right.Monomials[0].Coefficient > 0
            && TotalIn(left.Monomials[0], 1) is { } squares && TotalIn(right.Monomials[0], 2) is { } sum
            && squares.Argument.Erased().Equals((sum.Argument * sum.Argument).Erased()) && sum.Argument.Atom is { Kind: AtomKind.Element } element)
        {
            Report(SiteKind.VarianceDifference, operation, Term.Of(element), sum.Type);
        }

        return null;
    }

    private static Atom? TotalIn(Monomial monomial, int power) => monomial.Factors.FirstOrDefault(f => f.Key.Kind == AtomKind.Total && f.Value == power).Key;
}
