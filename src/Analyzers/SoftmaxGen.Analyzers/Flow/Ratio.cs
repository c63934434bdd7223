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
internal sealed record Ratio(Atom Numerator, IReadOnlyList<Atom> Denominators, Atom Sum, double Offset, bool IsTotal, bool IsWeighted)
{
    public static Ratio? Of(Monomial monomial)
    {
        Atom? above = null;
        foreach (KeyValuePair<Atom, int> factor in monomial.Factors.Where(f => f.Value > 0))
        {
            above ??= factor.Key.Kind == AtomKind.Exp ? factor.Key
                : factor.Key.Kind is AtomKind.Total or AtomKind.Group ? ExponentialsOf(factor.Key).Select(e => e.Exp).FirstOrDefault()
                : null;
        }

        if (above is null)
        {
            return null;
        }

        foreach (KeyValuePair<Atom, int> factor in monomial.Factors.Where(f => f.Value < 0))
        {
            List<(Atom Exp, bool IsTotal, bool IsWeighted)> below = [.. ExponentialsOf(factor.Key)];
            if (below.Count > 0)
            {
                bool isTotal = below.Any(b => b.IsTotal) || (factor.Key.Kind == AtomKind.Group && factor.Key.Argument.Monomials.Any(m => m.Factors.Any(f => f.Key.Kind == AtomKind.Carried)));
                return new Ratio(above, [.. below.Select(b => b.Exp)], factor.Key, factor.Key.Kind == AtomKind.Group ? factor.Key.Argument.Offset : 0, isTotal, below.Any(b => b.IsWeighted));
            }
        }

        return null;
    }

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
