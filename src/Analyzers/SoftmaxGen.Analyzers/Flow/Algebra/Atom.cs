using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Analyzers.Flow.Algebra;

/// <summary>
/// The smallest unit of a <see cref="Term"/>. Two equal atoms are the same number, whichever variables hold it; where it was computed
/// is remembered for messages and fixes but does not make it another number.
/// </summary>
internal sealed class Atom : IEquatable<Atom>
{
    private readonly int hash;

    public Atom(AtomKind kind, ValueKey? key, int version, params Term[] arguments)
    {
        Kind = kind;
        Key = key;
        Version = version;
        Arguments = arguments.ToImmutableArray();
        Size = 1 + arguments.Sum(a => a.Size);
        hash = ((int)kind * 397) ^ version;
        hash = (hash * 31) ^ (key?.GetHashCode() ?? 0);
        foreach (Term argument in arguments)
        {
            hash = (hash * 31) ^ argument.GetHashCode();
        }
    }

    public AtomKind Kind { get; }

    /// <summary>The variable, collection or method.</summary>
    public ValueKey? Key { get; }

    /// <summary>Tells values of one variable at different times apart.</summary>
    public int Version { get; }

    /// <summary>Operands; for an element its index, none when it stands for any.</summary>
    public ImmutableArray<Term> Arguments { get; }

    public int Size { get; }

    /// <summary>The call of exp or log, the adding operation of a total.</summary>
    public IOperation? Origin { get; init; }

    /// <summary>The type an exponential or sum was computed in.</summary>
    public NumericType Type { get; init; } = NumericType.Double;

    /// <summary>What is known of it from the method that computed it.</summary>
    public Interval Known { get; init; } = Interval.All;

    /// <summary>An exponential that stood below a fraction bar: its exponent was negated by the analysis, not by the code.</summary>
    public bool IsReciprocal { get; init; }

    public Term Argument => Arguments[0];

    /// <summary>The atoms inside this one.</summary>
    public IEnumerable<Atom> Atoms() => Arguments.SelectMany(a => a.Atoms());

    public bool Has(AtomKind kind) => Atoms().Any(a => a.Kind == kind);

    public Atom With(params Term[] arguments) => new(Kind, Key, Version, arguments) { Origin = Origin, Type = Type, Known = Known, IsReciprocal = IsReciprocal };

    /// <summary>1 / exp(t) is exp(−t).</summary>
    public Atom Reciprocal() => new(Kind, Key, Version, -Argument) { Origin = Origin, Type = Type, Known = Known, IsReciprocal = !IsReciprocal };

    public bool Equals(Atom? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (hash == other.hash && Kind == other.Kind && Version == other.Version && Key.Equals(other.Key) && Arguments.SequenceEqual(other.Arguments)));

    public override bool Equals(object? obj) => Equals(obj as Atom);

    public override int GetHashCode() => hash;

    public override string ToString() => Kind switch
    {
        AtomKind.Symbol or AtomKind.Tame => Key?.Name ?? "?",
        AtomKind.Element => $"{Key?.Name}[{string.Join(", ", Arguments)}]",
        AtomKind.Group => $"({Argument})",
        _ => $"{(Kind == AtomKind.Call ? Key?.Name : Kind.ToString().ToLowerInvariant())}({string.Join(", ", Arguments)})",
    };
}
