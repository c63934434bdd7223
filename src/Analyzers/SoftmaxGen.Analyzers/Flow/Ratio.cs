using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>An exponential above a fraction bar and a sum of exponentials below it.</summary>
/// <param name="Numerator">The exponential above.</param>
/// <param name="Denominators">The exponentials below.</param>
/// <param name="Sum">The atom below.</param>
/// <param name="Offset">The constant that is added to the exponentials below.</param>
/// <param name="IsTotal">Whether those below are summed over a collection.</param>
/// <param name="IsWeighted">Whether the exponentials below are multiplied with something.</param>
/// <param name="IsProduct">Whether the exponential above is multiplied with another.</param>
internal sealed record Ratio(Atom Numerator, IReadOnlyList<Atom> Denominators, Atom Sum, double Offset, bool IsTotal, bool IsWeighted, bool IsProduct)
{
    public static Ratio? Of(Monomial monomial)
    {
        // An exponential that multiplies all of the fraction counts before one that is only a term of a factor.
        Atom? above = monomial.Factors.FirstOrDefault(f => f.Value > 0 && f.Key.Kind == AtomKind.Exp).Key
            ?? monomial.Factors.Where(f => f.Value > 0).SelectMany(f => ExponentialsOf(f.Key)).FirstOrDefault().Exp;
        if (above is null)
        {
            return null;
        }

        foreach (KeyValuePair<Atom, int> factor in monomial.Factors.Where(f => f.Value < 0))
        {
            Atom sum = factor.Key.Kind == AtomKind.Group ? factor.Key.With(factor.Key.Argument.WithoutCommonFactor()) : factor.Key;
            List<(Atom Exp, bool IsTotal, bool IsWeighted)> below = [.. ExponentialsOf(sum)];
            if (below.Count > 0)
            {
                bool isTotal = below.Any(b => b.IsTotal) || (sum.Kind == AtomKind.Group && sum.Argument.Monomials.Any(m => m.Factors.Any(f => f.Key.Kind == AtomKind.Carried)));
                return new Ratio(above, [.. below.Select(b => b.Exp)], sum, sum.Kind == AtomKind.Group ? sum.Argument.Offset : 0, isTotal, below.Any(b => b.IsWeighted), monomial.Factors.Count(f => f.Value > 0 && f.Key.Kind == AtomKind.Exp) > 1);
            }
        }

        return null;
    }

    /// <summary>Whether what the exponentials below are multiplied with is known not to be negative: nothing, a positive number, the weight of a component.</summary>
    public bool HasPositiveWeights =>
        Sum.Argument.Monomials.All(m => m.Coefficient > 0 && m.Factors.All(f => f.Key.Kind is AtomKind.Exp or AtomKind.Total || f.Key.Known.Min >= 0 || (f.Key.Key is { } key && Names.SayPrior(key.Name))));

    /// <summary>The exponentials that a sum adds up.</summary>
    public static IEnumerable<(Atom Exp, bool IsTotal, bool IsWeighted)> ExponentialsOf(Atom sum)
    {
        if (sum.Kind is not (AtomKind.Total or AtomKind.Group))
        {
            yield break;
        }

        foreach (Monomial monomial in sum.Argument.Monomials)
        {
            foreach (KeyValuePair<Atom, int> factor in monomial.Factors.Where(f => f.Value > 0))
            {
                if (factor.Key.Kind == AtomKind.Exp)
                {
                    yield return (factor.Key, sum.Kind == AtomKind.Total, monomial.Factors.Length > 1);
                }
                else if (factor.Key.Kind == AtomKind.Total)
                {
                    foreach ((Atom exp, bool _, bool isWeighted) in ExponentialsOf(factor.Key))
                    {
                        yield return (exp, true, isWeighted || monomial.Factors.Length > 1);
                    }
                }
            }
        }
    }
}
