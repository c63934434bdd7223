using System;
using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Analyzers.Flow.Algebra;

/// <summary>
/// How large a formula can get: from the conditions that lead here, from signs (squares, absolute values, exponentials), and from
/// <c>x ≤ max(x, y)</c>.
/// </summary>
internal sealed class Ranges(FlowState state)
{
    /// <summary>Each maximum in a formula can be replaced by any of its arguments; more than this many in a row is not worth it.</summary>
    private const int MaxDepth = 2;

    /// <summary>Formulas nested in formulas cost more than they tell.</summary>
    private const int MaxSteps = 400;

    private int steps;

    public Interval Of(Term term) => new(-Upper(-term, 0), Upper(term, 0));

    /// <summary>Whether a condition compares the formula with a limit that is not known as a number.</summary>
    public bool IsCapped(Term term)
    {
        Term form = term.WithoutOffset;
        return form.Monomials.Length > 0 && state.Facts.Any(f => Caps(f.Key, f.Value.Max, form) || Caps(-f.Key, -f.Value.Min, form));
    }

    private static bool Caps(Term fact, double max, Term form)
    {
        if (double.IsPositiveInfinity(max))
        {
            return false;
        }

        Monomial head = form.Monomials[0];
        if (fact.Monomials.FirstOrDefault(m => m.SameShape(head)) is not { } same || same.Coefficient / head.Coefficient <= 0)
        {
            return false;
        }

        Term rest = fact - (Term.Of(same.Coefficient / head.Coefficient) * form);
        return rest.Monomials.Length == 1 && rest.Monomials[0].Factors.All(f => f.Key.Kind is AtomKind.Symbol or AtomKind.Call);
    }

    private double Upper(Term term, int depth)
    {
        if (term.Number is { } number)
        {
            return number;
        }

        if (++steps > MaxSteps)
        {
            return state.Fact(term).Max;
        }

        double sum = 0;
        foreach (Monomial monomial in term.Monomials)
        {
            sum += Of(monomial, depth).Max;
        }

        double upper = Math.Min(double.IsNaN(sum) ? double.PositiveInfinity : sum, state.Fact(term).Max);
        if (depth < MaxDepth)
        {
            foreach (Term larger in Larger(term))
            {
                upper = Math.Min(upper, Upper(larger, depth + 1));
            }
        }

        return upper;
    }

    private Interval Of(Monomial monomial, int depth)
    {
        Interval product = Interval.Of(monomial.Coefficient);
        foreach (KeyValuePair<Atom, int> factor in monomial.Factors)
        {
            product *= Of(factor.Key, depth).Power(factor.Value);
        }

        return product;
    }

    private Interval Of(Atom atom, int depth)
    {
        Interval known = Interval.Meet(atom.Known, state.Fact(Term.Of(atom)));
        if (depth > MaxDepth)
        {
            return known;
        }

        Interval Argument(int i) => new(-Upper(-atom.Arguments[i], depth + 1), Upper(atom.Arguments[i], depth + 1));
        Interval own = atom.Kind switch
        {
            AtomKind.Exp => Argument(0).Through(Math.Exp),
            AtomKind.Log => Interval.Meet(Argument(0), Interval.NonNegative).Through(Math.Log),
            AtomKind.Abs => Interval.NonNegative,
            AtomKind.Probability => Interval.Fraction,
            AtomKind.Group => Argument(0),
            AtomKind.Total => Argument(0) is { } each && each.Min >= 0 ? Interval.NonNegative : each.Max <= 0 ? new(double.NegativeInfinity, 0) : Interval.All,
            AtomKind.Max => Enumerable.Range(0, atom.Arguments.Length).Select(Argument).Aggregate((a, b) => new(Math.Max(a.Min, b.Min), Math.Max(a.Max, b.Max))),
            AtomKind.Min => Enumerable.Range(0, atom.Arguments.Length).Select(Argument).Aggregate((a, b) => new(Math.Min(a.Min, b.Min), Math.Min(a.Max, b.Max))),
            _ when atom.Key is { } key && Names.SayNonNegative(key.Name) => Interval.NonNegative,
            _ => Interval.All,
        };
        return Interval.Meet(known, own);
    }

    /// <summary>Formulas that are at least as large: −max(a, b) ≤ −a, min(a, b) ≤ a, −|a| ≤ a.</summary>
    private IEnumerable<Term> Larger(Term term)
    {
        foreach (Monomial monomial in term.Monomials)
        {
            foreach (KeyValuePair<Atom, int> factor in monomial.Factors)
            {
                Atom atom = factor.Key;
                bool isDown = monomial.Coefficient < 0;
                if (factor.Value != 1 || !(atom.Kind == AtomKind.Min ? !isDown : atom.Kind is AtomKind.Max or AtomKind.Abs && isDown))
                {
                    continue;
                }

                Term others = Term.Divide(Term.Of(monomial), Term.Of(atom)) ?? Term.Zero;
                if (others.Number is null && Of(others.Monomials[0].Times(1 / others.Monomials[0].Coefficient), 1).Min < 0)
                {
                    continue;
                }

                Term rest = term - Term.Of(monomial);
                foreach (Term argument in atom.Arguments)
                {
                    bool isAny = argument.Atoms().Any(a => a.Kind == AtomKind.Element && a.Arguments.IsEmpty);
                    yield return (isAny ? rest.Erased() : rest) + (others * argument);
                    if (atom.Kind == AtomKind.Abs)
                    {
                        yield return rest - (others * argument);
                    }
                }
            }
        }
    }
}
