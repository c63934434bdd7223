using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>The abstract value of an expression: a number as a formula, a collection, or an object in a collection.</summary>
internal sealed class Value
{
    private Value(Term? number, ValueKey? key)
    {
        Number = number;
        Key = key;
    }

    /// <summary>The formula of a number; null for everything else.</summary>
    public Term? Number { get; }

    /// <summary>The storage of a collection or object.</summary>
    public ValueKey? Key { get; }

    public bool IsCollection { get; private init; }

    /// <summary>An object in a collection, whose members are read and written as elements.</summary>
    public bool IsItem { get; private init; }

    /// <summary>The elements of a collection that has no storage of its own, a LINQ sequence or a copy; an element without index stands for any.</summary>
    public Value? Elements { get; private init; }

    /// <summary>Indices and offsets that lead to this row of a larger collection.</summary>
    public ImmutableArray<Term> Prefix { get; private init; } = ImmutableArray<Term>.Empty;

    /// <summary>A collection straight from a call, nobody else's until it is stored.</summary>
    public bool IsReturned { get; private init; }

    public static Value Of(Term number) => new(number, null);

    public static Value Of(double number) => new(Term.Of(number), null);

    public static Value Collection(ValueKey key) => new(null, key) { IsCollection = true };

    public static Value Fresh(Value? elements) => new(null, null) { IsCollection = true, Elements = elements };

    public static Value Returned(IMethodSymbol method) => new(null, new ValueKey(method, "()")) { IsCollection = true, IsReturned = true };

    public static Value Item(ValueKey key) => new(null, key) { IsItem = true };

    /// <summary>The part of this collection that an index or an offset leads to.</summary>
    public Value At(ValueKey? key, Term offset) => new(null, key) { IsCollection = true, Elements = Elements, Prefix = offset.Number == 0 ? Prefix : Prefix.Add(offset), IsReturned = IsReturned };

    public bool Same(Value other) =>
        ReferenceEquals(this, other)
        || (IsCollection == other.IsCollection && IsItem == other.IsItem && Key.Equals(other.Key)
            && (Number is null ? other.Number is null : other.Number is not null && Number.Equals(other.Number))
            && (Elements is null ? other.Elements is null : other.Elements is not null && Elements.Same(other.Elements)));
}
