using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>The abstract value of an expression: its role, and the collection that role refers to.</summary>
internal sealed class Value
{
    public static readonly Value Unknown = new(Role.Unknown);

    public static readonly Value Shifted = new(Role.Shifted);

    public static readonly Value Bounded = new(Role.Bounded);

    private Value(Role role, ValueKey? key = null, string scale = "", NumericType type = NumericType.Double)
    {
        Role = role;
        Key = key;
        Scale = scale;
        Type = type;
    }

    public Role Role { get; }

    /// <summary>The collection the role refers to.</summary>
    public ValueKey? Key { get; }

    /// <summary>The factor or temperature that was applied to the source before exp, as text: "" when there is none.</summary>
    public string Scale { get; }

    /// <summary>The narrowest type an exponential, sum or probability passed through: the one that overflows first.</summary>
    public NumericType Type { get; }

    /// <summary>The number of a <see cref="Role.Constant"/>.</summary>
    public double Number { get; private set; }

    /// <summary>The elements of a <see cref="Role.Collection"/> that has no key of its own, a LINQ sequence or a copy.</summary>
    public Value? Elements { get; private set; }

    /// <summary>The exp call of an <see cref="Role.Exponential"/>, the adding operation of a <see cref="Role.Sum"/>.</summary>
    public IOperation? Origin { get; private set; }

    /// <summary>A <see cref="Role.Collection"/> straight from a call.</summary>
    public bool IsReturned { get; private set; }

    public static Value Constant(double number) => new(Role.Constant) { Number = number };

    public static Value Source(ValueKey key, string scale = "") => new(Role.Source, key, scale);

    public static Value Maximum(ValueKey? key) => new(Role.Maximum, key);

    public static Value Collection(ValueKey key) => new(Role.Collection, key);

    /// <summary>A collection nobody else holds: its elements travel with the value until it is stored somewhere.</summary>
    public static Value FreshCollection(Value? elements) => new(Role.Collection) { Elements = elements };

    /// <summary>What a call returned, known by the method's name until it is stored in a variable.</summary>
    public static Value Returned(IMethodSymbol method) => new(Role.Collection, new ValueKey(method, "()")) { IsReturned = true };

    public static Value Item(ValueKey key) => new(Role.Item, key);

    public static Value Exponential(Value source, NumericType type, IOperation exp) =>
        new(Role.Exponential, source.Key, source.Scale, type) { Origin = exp };

    /// <summary>The same exponentials, seen as their sum, reciprocal sum or share of it.</summary>
    public Value As(Role role, NumericType type, IOperation? origin) =>
        new(role, Key, Scale, type < Type ? type : Type) { Origin = origin };

    public Value Scaled(string by) => new(Role.Source, Key, Scale + by);

    public Value NarrowedTo(NumericType type) =>
        type >= Type || Role is not (Role.Exponential or Role.Sum or Role.Reciprocal or Role.Probability)
            ? this
            : new Value(Role, Key, Scale, type) { Origin = Origin };

    /// <summary>Whether both speak of the same exponentials: one collection, one scale.</summary>
    public bool SameExponentials(Value other) =>
        Key is { } key && other.Key is { } otherKey && key.Equals(otherKey) && Scale == other.Scale;

    /// <summary>What is known when either value may be there.</summary>
    public static Value Join(Value a, Value b)
    {
        if (ReferenceEquals(a, b) || IsNeutral(b, a))
        {
            return a;
        }

        if (IsNeutral(a, b))
        {
            return b;
        }

        bool same = a.Role == b.Role && (a.Role == Role.Constant ? a.Number.Equals(b.Number) : a.Key.Equals(b.Key) && a.Scale == b.Scale);
        if (same && a.Role == Role.Collection && a.Key is null)
        {
            return a.Elements is { } left && b.Elements is { } right ? FreshCollection(Join(left, right)) : Unknown;
        }

        if (same)
        {
            return a.Type <= b.Type ? a : b;
        }

        // One path shifts or bounds: rules must stay silent, also those that take an unknown input for a raw one.
        return a.Role is Role.Shifted or Role.Bounded || b.Role is Role.Shifted or Role.Bounded ? Shifted : Unknown;
    }

    /// <summary>
    /// A masked entry is 0 after exp and −∞ before it, and a sum starts at 0: none of these changes what the other value is.
    /// </summary>
    private static bool IsNeutral(Value constant, Value other) =>
        constant.Role == Role.Constant && other.Role switch
        {
            Role.Exponential or Role.Sum or Role.Probability => constant.Number == 0,
            Role.Source => double.IsNegativeInfinity(constant.Number),
            _ => false,
        };
}
