using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace SoftmaxGen.Analyzers.Flow.Algebra;

/// <summary>A number times powers of atoms; the powers may be negative.</summary>
internal sealed class Monomial : IEquatable<Monomial>
{
    private readonly int hash;

    private Monomial(double coefficient, ImmutableArray<KeyValuePair<Atom, int>> factors)
    {
        Coefficient = coefficient;
        Factors = factors;
        hash = 17;
        Size = 1;
        foreach (KeyValuePair<Atom, int> factor in factors)
        {
            hash = (hash * 31) ^ factor.Key.GetHashCode() ^ factor.Value;
            Size += factor.Key.Size;
        }
    }

    public double Coefficient { get; }

    /// <summary>In a fixed order, so that equal products compare equal.</summary>
    public ImmutableArray<KeyValuePair<Atom, int>> Factors { get; }

    public int Size { get; }

    public bool IsConstant => Factors.IsEmpty;

    /// <summary>The same for products that differ in their coefficient only.</summary>
    public int ShapeHash => hash;

    public static Monomial Of(double number) => new(number, ImmutableArray<KeyValuePair<Atom, int>>.Empty);

    public static Monomial Of(Atom atom, int power = 1) => new(1, ImmutableArray.Create(new KeyValuePair<Atom, int>(atom, power)));

    public Monomial Times(double number) => new(Coefficient * number, Factors);

    public Monomial Times(Monomial other)
    {
        if (other.IsConstant || IsConstant)
        {
            return IsConstant ? other.Times(Coefficient) : Times(other.Coefficient);
        }

        var powers = new Dictionary<Atom, int>();
        foreach (KeyValuePair<Atom, int> factor in Factors.Concat(other.Factors))
        {
            powers[factor.Key] = powers.TryGetValue(factor.Key, out int power) ? power + factor.Value : factor.Value;
        }

        return new(Coefficient * other.Coefficient, powers.Where(p => p.Value != 0).OrderBy(p => p.Key.GetHashCode()).ThenBy(p => p.Value).ToImmutableArray());
    }

    /// <summary>1 / this; 1 / exp(t) is exp(−t).</summary>
    public Monomial Invert()
    {
        Monomial result = Of(1 / Coefficient);
        foreach (KeyValuePair<Atom, int> factor in Factors)
        {
            result = result.Times(factor.Key.Kind == AtomKind.Exp
                ? Of(factor.Key.Reciprocal(), factor.Value)
                : Of(factor.Key, -factor.Value));
        }

        return result;
    }

    public bool SameShape(Monomial other) => hash == other.hash && Factors.SequenceEqual(other.Factors);

    public bool Equals(Monomial? other) => other is not null && Coefficient.Equals(other.Coefficient) && SameShape(other);

    public override bool Equals(object? obj) => Equals(obj as Monomial);

    public override int GetHashCode() => (hash * 31) ^ Coefficient.GetHashCode();

    public override string ToString()
    {
        string product = string.Join("·", Factors.Select(f => f.Value == 1 ? f.Key.ToString() : $"{f.Key}^{f.Value.ToString(CultureInfo.InvariantCulture)}"));
        return IsConstant ? Coefficient.ToString("R", CultureInfo.InvariantCulture)
            : Coefficient == 1 ? product
            : Coefficient == -1 ? "-" + product
            : Coefficient.ToString("R", CultureInfo.InvariantCulture) + "·" + product;
    }
}
