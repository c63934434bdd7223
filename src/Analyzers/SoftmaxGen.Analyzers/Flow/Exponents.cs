using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>Which exponents may be as large as logits get.</summary>
internal static class Exponents
{
    /// <summary>
    /// Logits as they came in, possibly added up, times a positive number or over a temperature. Anything subtracted or negated, and
    /// any unknown factor, makes an exponent something else: shifted, a distance, an energy.
    /// </summary>
    public static bool IsRaw(Term exponent, bool allowSymbols) =>
        exponent.WithoutOffset is { Monomials.IsEmpty: false } form
        && form.Monomials.All(m => m.Coefficient > 0 && IsRaw(m, allowSymbols));

    /// <summary>The first thing in a formula that has a name.</summary>
    public static string NameOf(Term term) =>
        term.Atoms().Where(a => a.Kind is AtomKind.Element).Concat(term.Atoms()).FirstOrDefault(a => a.Key is not null && a.Kind is AtomKind.Element or AtomKind.Symbol or AtomKind.Call or AtomKind.Carried)?.Key?.Name ?? "x";

    private static bool IsRaw(Monomial monomial, bool allowSymbols)
    {
        int data = 0;
        foreach (KeyValuePair<Atom, int> factor in monomial.Factors)
        {
            if (factor.Value == 1 && IsLogit(factor.Key, allowSymbols))
            {
                data++;
            }
            else if (factor.Value is not (1 or -1) || factor.Key.Kind is not (AtomKind.Symbol or AtomKind.Carried or AtomKind.Call) || factor.Key.Key is not { } key || !Names.SayTemperature(key.Name))
            {
                return false;
            }
        }

        return data == 1;
    }

    private static bool IsLogit(Atom atom, bool allowSymbols) => atom.Kind switch
    {
        AtomKind.Element => atom.Key is { } key && !Names.SayNotRaw(key.Name),
        AtomKind.Symbol => atom.Key is { } key && !Names.SayNotRaw(key.Name) && !Names.SayTemperature(key.Name) && (allowSymbols || Names.SayLogit(key.Name)),
        AtomKind.Call or AtomKind.Carried => atom.Key is { } key && Names.SayLogit(key.Name) && !Names.SayNotRaw(key.Name),

        // w · x summed up is what a layer computes.
        AtomKind.Total => atom.Argument.Monomials.Length == 1 && atom.Argument.Monomials[0].Factors is { Length: 2 } product && product.All(f => f.Value == 1 && f.Key.Kind == AtomKind.Element && !Names.SayNotRaw(f.Key.Key!.Value.Name)),
        _ => false,
    };
}
