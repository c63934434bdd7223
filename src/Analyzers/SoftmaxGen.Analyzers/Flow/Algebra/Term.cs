using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace SoftmaxGen.Analyzers.Flow.Algebra;

/// <summary>
/// A number as a formula: a sum of <see cref="Monomial"/>s in a normal form, so that <c>-d / s</c> and <c>(b - a) * (1 / s)</c> with
/// <c>d = a - b</c> are recognised as the same. Formulas never change; assigning a variable gives it another one.
/// </summary>
internal sealed partial class Term : IEquatable<Term>
{
    /// <summary>Larger formulas are no shape that a rule knows.</summary>
    private const int MaxSize = 120;

    private const int MaxMonomials = 8;

    public static readonly Term Zero = new(ImmutableArray<Monomial>.Empty);

    public static readonly Term One = Of(1);

    /// <summary>A formula that grew too large.</summary>
    public static readonly Term TooLarge = Of(new Atom(AtomKind.Tame, null, -1));

    private readonly int hash;

    private Term(ImmutableArray<Monomial> monomials)
    {
        Monomials = monomials;
        Size = monomials.Sum(m => m.Size);
        hash = 7;
        foreach (Monomial monomial in monomials)
        {
            hash = (hash * 31) ^ monomial.GetHashCode();
        }
    }

    public ImmutableArray<Monomial> Monomials { get; }

    public int Size { get; }

    /// <summary>The number, if this is one.</summary>
    public double? Number => Monomials.IsEmpty ? 0 : Monomials.Length == 1 && Monomials[0].IsConstant ? Monomials[0].Coefficient : null;

    /// <summary>The constant part of the sum.</summary>
    public double Offset => Monomials.FirstOrDefault(m => m.IsConstant)?.Coefficient ?? 0;

    public Term WithoutOffset => Monomials.Any(m => m.IsConstant) ? new(Monomials.RemoveAll(m => m.IsConstant)) : this;

    /// <summary>The atom, if this is nothing else.</summary>
    public Atom? Atom => Monomials.Length == 1 && Monomials[0] is { Coefficient: 1, Factors: { Length: 1 } factors } && factors[0].Value == 1 ? factors[0].Key : null;

    public static Term Of(double number) => number == 0 ? Zero : new(ImmutableArray.Create(Monomial.Of(number)));

    public static Term Of(Atom atom) => new(ImmutableArray.Create(Monomial.Of(atom)));

    public static Term Of(Monomial monomial) => Sum([monomial]);

    public static Term operator +(Term a, Term b) => Sum(a.Monomials.Concat(b.Monomials));

    public static Term operator -(Term a, Term b) => a + -b;

    public static Term operator -(Term a) => new(a.Monomials.Select(m => m.Times(-1)).ToImmutableArray());

    public static Term operator *(Term a, Term b)
    {
        if (a.Number == 0 || b.Number == 0)
        {
            return Zero;
        }

        if (a.Monomials.Length > 1 && b.Monomials.Length > 1)
        {
            (double scaleA, Term groupA) = a.Factored();
            (double scaleB, Term groupB) = b.Factored();
            return Of(Monomial.Of(Group(groupA)).Times(Monomial.Of(Group(groupB))).Times(scaleA * scaleB));
        }

        return Sum(a.Monomials.SelectMany(m => b.Monomials.Select(n => m.Times(n))));
    }

    /// <summary>Null when the divisor is 0.</summary>
    public static Term? Divide(Term a, Term b)
    {
        if (b.Number == 0)
        {
            return null;
        }

        Monomial inverse;
        if (b.Monomials.Length == 1)
        {
            inverse = b.Monomials[0].Invert();
        }
        else
        {
            (double scale, Term group) = b.Factored();
            inverse = Monomial.Of(Group(group), -1).Times(1 / scale);
        }

        return Sum(a.Monomials.Select(m => m.Times(inverse)));
    }

    /// <summary>This sum as a number times one whose first coefficient is 1.</summary>
    public (double Scale, Term Form) Factored()
    {
        double scale = Monomials.IsEmpty ? 1 : Monomials[0].Coefficient;
        return scale == 1 || double.IsInfinity(scale) ? (1, this) : (scale, new(Monomials.Select(m => m.Times(1 / scale)).ToImmutableArray()));
    }

    /// <summary>All atoms, those inside others included.</summary>
    public IEnumerable<Atom> Atoms()
    {
        foreach (Monomial monomial in Monomials)
        {
            foreach (KeyValuePair<Atom, int> factor in monomial.Factors)
            {
                yield return factor.Key;
                foreach (Atom inner in factor.Key.Arguments.SelectMany(a => a.Atoms()))
                {
                    yield return inner;
                }
            }
        }
    }

    public bool Has(AtomKind kind) => Atoms().Any(a => a.Kind == kind);

    public bool Equals(Term? other) => other is not null && (ReferenceEquals(this, other) || (hash == other.hash && Monomials.SequenceEqual(other.Monomials)));

    public override bool Equals(object? obj) => Equals(obj as Term);

    public override int GetHashCode() => hash;

    public override string ToString() => Monomials.IsEmpty ? "0" : string.Join(" + ", Monomials);

    /// <summary>Equal products are added up, the rest is put in a fixed order.</summary>
    private static Term Sum(IEnumerable<Monomial> monomials)
    {
        var sum = new List<Monomial>();
        foreach (Monomial monomial in monomials)
        {
            int same = sum.FindIndex(m => m.SameShape(monomial));
            if (same < 0)
            {
                sum.Add(monomial);
                continue;
            }

            double coefficient = sum[same].Coefficient + monomial.Coefficient;
            sum[same] = monomial.IsConstant ? Monomial.Of(coefficient) : sum[same].Times(coefficient / sum[same].Coefficient);
        }

        sum.RemoveAll(m => m.Coefficient == 0);
        if (sum.Count > MaxMonomials || sum.Sum(m => m.Size) > MaxSize || sum.Any(m => double.IsNaN(m.Coefficient)))
        {
            return TooLarge;
        }

        sum.Sort((x, y) => x.ShapeHash.CompareTo(y.ShapeHash));
        return new(sum.ToImmutableArray());
    }

    private static Atom Group(Term sum) => new(AtomKind.Group, null, 0, sum);
}
