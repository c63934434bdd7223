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
        && form.Monomials.All(m => m.Coefficient > 0 ? IsRaw(m, allowSymbols) : IsOffsetOfLinearForm(m, form));

    /// <summary>
    /// Grows with the data, whatever its factors are: nothing subtracted, negated or kept in bounds. Enough where something else says that a softmax is meant.
    /// </summary>
    public static bool IsRising(Term exponent) =>
        exponent.WithoutOffset is { Monomials.IsEmpty: false } form
        && form.Monomials.All(m => m.Coefficient > 0 && m.Factors.Any(f => f.Value > 0 && IsData(f.Key)))
        && !form.Atoms().Any(a => a.Kind is AtomKind.Tame or AtomKind.Max or AtomKind.Min or AtomKind.Abs or AtomKind.Log or AtomKind.Exp or AtomKind.Probability || (a.Key is { } key && Names.SayNotRaw(key.Name)));

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
            else if (!IsPositiveScale(factor))
            {
                return false;
            }
        }

        return data == 1;
    }

    /// <summary>A temperature, the root of a dimension, a count: it does not turn the sign round.</summary>
    private static bool IsPositiveScale(KeyValuePair<Atom, int> factor) =>
        factor.Value is 1 or -1
        && factor.Key.Kind is AtomKind.Symbol or AtomKind.Carried or AtomKind.Call
        && (factor.Key.Known.Min >= 0 || (factor.Key.Key is { } key && (Names.SayTemperature(key.Name) || Names.SayScale(key.Name))));

    private static bool IsLogit(Atom atom, bool allowSymbols) => atom.Kind switch
    {
        AtomKind.Element => atom.Key is { } key && !Names.SayNotRaw(key.Name),
        AtomKind.Symbol => atom.Key is { } key && !Names.SayNotRaw(key.Name) && !Names.SayTemperature(key.Name) && (allowSymbols || Names.SayLogit(key.Name)),
        AtomKind.Call or AtomKind.Carried => atom.Key is { } key && Names.SayLogit(key.Name) && !Names.SayNotRaw(key.Name),
        AtomKind.Total => IsDotProduct(atom),
        _ => false,
    };

    /// <summary>w · x summed up is what a layer computes; of rows of one matrix the two factors look alike, and either may be pooled.</summary>
    private static bool IsDotProduct(Atom total) =>
        total.Argument.Monomials.Length == 1 && total.Argument.Monomials[0].Factors is { Length: 1 or 2 } product
        && product.Sum(f => f.Value) == 2
        && product.All(f => f.Value > 0 && (f.Key.Kind == AtomKind.Max || (f.Key.Kind == AtomKind.Element && !Names.SayNotRaw(f.Key.Key!.Value.Name))));

    /// <summary>w · x − w · mean: still what a layer computes, of centred data. A maximum is no sum of products.</summary>
    private static bool IsOffsetOfLinearForm(Monomial monomial, Term form) =>
        monomial.Factors is { Length: 1 } factors && factors[0] is { Value: 1, Key: { Kind: AtomKind.Total } offset } && IsDotProduct(offset)
        && offset.Argument.Monomials[0].Factors.Length == 2
        && form.Monomials.Any(m => m.Coefficient > 0 && m.Factors.Any(f => f.Key.Kind == AtomKind.Total && f.Key.Argument.Monomials.Any(p => p.Factors.Any(offset.Argument.Monomials[0].Factors.Contains))));

    private static bool IsData(Atom atom) =>
        atom.Kind is AtomKind.Element or AtomKind.Total || (atom.Kind is AtomKind.Symbol or AtomKind.Carried or AtomKind.Call && atom.Key is { } key && Names.SayLogit(key.Name));
}
