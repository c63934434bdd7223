using System;
using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Analyzers.Flow.Algebra;

/// <content>Formulas from formulas: functions, totals, substitution.</content>
internal sealed partial class Term
{
    /// <summary>A whole power, as Pow with a constant exponent computes it.</summary>
    public Term Power(int power)
    {
        if (power is 0 or < -4 or > 4)
        {
            return power == 0 ? One : TooLarge;
        }

        if (Monomials.Length > 1)
        {
            (double scale, Term form) = Factored();
            return Of(Monomial.Of(Group(form), power).Times(Math.Pow(scale, power)));
        }

        Term result = this;
        for (int i = 1; i < Math.Abs(power); i++)
        {
            result *= this;
        }

        return power < 0 ? Divide(One, result) ?? TooLarge : result;
    }

    /// <summary>This sum divided by the numbers that all of its terms are multiplied with: s·e + s becomes e + 1.</summary>
    public Term WithoutCommonFactor()
    {
        if (Monomials.Length < 2)
        {
            return this;
        }

        Term result = this;
        foreach (KeyValuePair<Atom, int> factor in Monomials[0].Factors)
        {
            if (factor.Key.Kind is not (AtomKind.Exp or AtomKind.Total) && Monomials.All(m => m.Factors.Contains(factor)))
            {
                Monomial inverse = Monomial.Of(factor.Key, -factor.Value);
                result = Sum(result.Monomials.Select(m => m.Times(inverse)));
            }
        }

        return result;
    }

    /// <summary>The sum of this over a loop. Constant factors are drawn out; the sum of a sum is one sum.</summary>
    public Term Total(Func<Term, Atom> total)
    {
        Term result = Zero;
        foreach (Monomial monomial in Monomials)
        {
            if (monomial.IsConstant)
            {
                return TooLarge;
            }

            Term bare = Of(monomial.Times(1 / monomial.Coefficient));
            result += Of(monomial.Coefficient) * (bare.Atom is { Kind: AtomKind.Total } ? bare : Of(total(bare)));
        }

        return result;
    }

    /// <summary>The same formula with some atoms exchanged; null keeps an atom, whose operands are then looked at.</summary>
    public Term Replace(Func<Atom, Term?> exchange)
    {
        Term result = Zero;
        bool changed = false;
        foreach (Monomial monomial in Monomials)
        {
            Term product = Of(monomial.Coefficient);
            foreach (KeyValuePair<Atom, int> factor in monomial.Factors)
            {
                Term replaced = Replace(factor.Key, exchange);
                changed |= !ReferenceEquals(replaced.Atom, factor.Key);
                product *= replaced.Power(factor.Value);
            }

            result += product;
        }

        return changed ? result : this;
    }

    /// <summary>All indices that the test accepts are forgotten: the formula then speaks of any element.</summary>
    public Term WithoutIndices(Func<Atom, bool> forget) =>
        Atoms().Any(a => a.Kind == AtomKind.Element && a.Arguments.Length > 0 && forget(a))
            ? Replace(a => a.Kind == AtomKind.Element && a.Arguments.Length > 0 && forget(a) ? Of(a.With()) : null)
            : this;

    /// <summary>The formula of any element.</summary>
    public Term Erased() => WithoutIndices(static _ => true);

    private static Term Replace(Atom atom, Func<Atom, Term?> exchange)
    {
        if (exchange(atom) is { } exchanged)
        {
            return exchanged;
        }

        Term[] arguments = [.. atom.Arguments.Select(a => a.Replace(exchange))];
        if (arguments.Zip(atom.Arguments, ReferenceEquals).All(same => same))
        {
            return Of(atom);
        }

        // A group whose content became simple is that content.
        return atom.Kind == AtomKind.Group && arguments[0].Monomials.Length < 2 ? arguments[0] : Of(atom.With(arguments));
    }
}
