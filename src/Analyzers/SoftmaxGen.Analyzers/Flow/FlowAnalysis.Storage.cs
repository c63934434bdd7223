using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Storage: what variables, elements and members hold.</content>
internal sealed partial class FlowAnalysis
{
    private Value Read(IOperation reference)
    {
        if (reference is IMemberReferenceOperation { Instance: { } instance } member)
        {
            if (instance is not IInstanceReferenceOperation)
            {
                Value holder = Evaluate(instance);
                if (holder is { IsItem: true, Key: { } item })
                {
                    ValueKey path = item.Member(member.Member.Name);
                    return IsCollection(reference.Type) ? Value.Collection(path) : Value.Of(state.Elements(path));
                }
            }

            if (member.Member.Name is "Length" or "Count" or "LongLength" && KeyOf(reference) is { } length)
            {
                return Value.Of(new Atom(AtomKind.Symbol, length, 0) { Known = Interval.NonNegative } is var count ? Term.Of(count) : Term.Zero);
            }
        }

        if (KeyOf(reference) is not { } key)
        {
            return Unknown();
        }

        if (state.Variable(key) is { } known)
        {
            return known;
        }

        return IsCollection(reference.Type) ? Value.Collection(key)
            : Value.Of(Term.Of(DeclaredFacts.Declared(state.IsTouched(key) && key.Path.Length > 0 ? AtomKind.Tame : AtomKind.Symbol, key, 0)));
    }

    /// <summary>The element or row at an index.</summary>
    private Value ElementAt(Value collection, ITypeSymbol? type, Term[] index)
    {
        if (!collection.IsCollection)
        {
            if (IsCollection(type) && collection.Number?.Atom is { Kind: AtomKind.Symbol, Key: { } rows })
            {
                return Value.Collection(rows.Element());
            }

            return collection.Number?.Atom is { Kind: AtomKind.Symbol or AtomKind.Tame, Key: { } indexed } holder && !IsCollection(type)
                ? state.AllElements.TryGetValue(indexed, out Term? written) ? Value.Of(Instantiate(written, index)) : Value.Of(Term.Of(new Atom(holder.Kind == AtomKind.Tame ? AtomKind.Tame : AtomKind.Element, indexed, holder.Version, index)))
                : Unknown();
        }

        if (collection.Key is not { } key)
        {
            return collection.Elements is { } elements ? elements.Number is { } number ? Value.Of(Instantiate(number, index)) : elements : Unknown();
        }

        return IsCollection(type) ? collection.At(key.Element(), index.Length == 1 ? index[0] : Term.Zero)
            : IsObject(type) ? Value.Item(key.Element())
            : Value.Of(Instantiate(state.Elements(key), [.. collection.Prefix, .. index]));
    }

    /// <summary>A formula for any element becomes that of one; totals and maxima already speak of all.</summary>
    private static Term Instantiate(Term any, Term[] index) => index.Length == 0 ? any : any.Replace(a =>
        a.Kind is AtomKind.Total or AtomKind.Max or AtomKind.Min && !a.Arguments.Any(t => t.Atoms().Any(e => e.Kind == AtomKind.Element && e.Arguments.Length > 0)) ? Term.Of(a)
        : a.Kind == AtomKind.Element && a.Arguments.IsEmpty ? Term.Of(a.With(index))
        : null);

    /// <summary>The formula of any element of a collection of numbers.</summary>
    private Term? Elements(Value collection) =>
        collection.Key is { } key ? state.Elements(key) : collection.Elements?.Number;

    /// <summary>Any element, as a lambda or a foreach loop gets it.</summary>
    private Value AnyElement(Value collection, ITypeSymbol? type) =>
        !collection.IsCollection ? ElementAt(collection, type, [])
        : collection.Key is not null ? ElementAt(collection, type, [])
        : collection.Elements ?? Unknown();

    private static ValueKey? KeyOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => new ValueKey(local.Local, ""),
        IParameterReferenceOperation parameter => new ValueKey(parameter.Parameter, ""),
        IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } member => new ValueKey(member.Member, ""),
        IMemberReferenceOperation { Instance: { } instance } member => KeyOf(instance)?.Member(member.Member.Name),
        IArrayElementReferenceOperation element => KeyOf(element.ArrayReference)?.Element(),
        IConversionOperation conversion => KeyOf(conversion.Operand),
        IParenthesizedOperation parenthesized => KeyOf(parenthesized.Operand),
        IDeclarationExpressionOperation declaration => KeyOf(declaration.Expression),
        _ => null,
    };

    private static bool IsCollection(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol or IPointerTypeSymbol => true,
        INamedTypeSymbol { TypeArguments.Length: 1, Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable" or "IOrderedEnumerable" or "ImmutableArray" or "Collection" or "ParallelQuery" } => true,
        _ => false,
    };

    /// <summary>An element that is itself an object with members; numbers, strings and vectors are not.</summary>
    private static bool IsObject(ITypeSymbol? type) =>
        type is { IsReferenceType: true, SpecialType: SpecialType.None, TypeKind: not (TypeKind.Error or TypeKind.Dynamic) } or { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None }
        && ExpRange.Of(type) is null && type is not ITypeParameterSymbol;
}
