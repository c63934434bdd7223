using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Storage: what variables, elements and members hold.</content>
internal sealed partial class FlowAnalysis
{
    private Value Read(IOperation reference)
    {
        if (KeyOf(reference) is not { } key)
        {
            return Value.Unknown;
        }

        if (reference is IMemberReferenceOperation { Instance: { } instance, Member: var member } && ExpRange.Of(reference.Type) is not null
            && Peek(instance) is { Role: Role.Item, Key: { } item })
        {
            return Raw(state.Elements(item.Member(member.Name)));
        }

        return state.Variable(key) ?? (IsCollection(reference.Type) ? Value.Collection(key) : Value.Unknown);
    }

    /// <summary>The value of a variable that was just evaluated, without running its side effects again.</summary>
    private Value? Peek(IOperation operation) => KeyOf(operation) is { } key ? state.Variable(key) : null;

    private Value ReadElement(Value collection, ITypeSymbol? type) => ElementOf(collection, type);

    private Value ElementOf(Value collection, ITypeSymbol? type)
    {
        if (collection.Role != Role.Collection)
        {
            return Value.Unknown;
        }

        if (collection.Key is not { } key)
        {
            return collection.Elements ?? Value.Unknown;
        }

        if (ExpRange.Of(type) is not null)
        {
            return Raw(state.Elements(key));
        }

        return IsCollection(type) ? Value.Collection(key.Element())
            : type is { IsReferenceType: true } or { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } ? Value.Item(key.Element())
            : Value.Unknown;
    }

    /// <summary>Elements whose collection's name says that they are no raw logits are not taken for such.</summary>
    private static Value Raw(Value element) =>
        element is { Role: Role.Source, Key: { } key } && Names.SayNotRaw(key.Name) ? Value.Shifted : element;

    private Value Assign(IOperation target, Value value)
    {
        switch (target)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }:
                if (target is IMemberReferenceOperation { Instance: { } instance, Member: var member } && Peek(instance) is { Role: Role.Item, Key: { } item })
                {
                    state.SetElements(item.Member(member.Name), value);
                }
                else if (KeyOf(target) is { } key)
                {
                    Store(key, value);
                }

                break;
            case IArrayElementReferenceOperation element:
                StoreElement(Evaluate(element.ArrayReference), element.Indices.Length == 1 ? element.Indices[0] : null, value);
                break;
            case IPropertyReferenceOperation indexer:
                StoreElement(Evaluate(indexer.Instance), indexer.Arguments.Length == 1 ? indexer.Arguments[0].Value : null, value);
                break;
        }

        return value;
    }

    private void Store(ValueKey key, Value value)
    {
        if (value.Role == Role.Collection && (value.Key is null || value.IsReturned))
        {
            if (value.Elements is { } elements)
            {
                state.SetElements(key, elements);
            }
            else
            {
                state.ForgetElements(key);
            }

            value = Value.Collection(key);
        }

        state.SetVariable(key, value);
    }

    /// <summary>A write at a running index replaces all elements, one at a constant index only one of them.</summary>
    private void StoreElement(Value collection, IOperation? index, Value value)
    {
        if (collection is { Role: Role.Collection, Key: { } key } && value.Role != Role.Collection)
        {
            state.SetElements(key, index?.ConstantValue.HasValue == true ? Value.Join(state.Elements(key), value) : value);
        }
    }

    /// <summary>Every variable written inside the operation becomes unknown.</summary>
    private void Forget(IOperation operation)
    {
        foreach (IOperation reference in operation.DescendantsAndSelf())
        {
            if (reference is ILocalReferenceOperation or IParameterReferenceOperation && ExpRange.Of(reference.Type) is not null && KeyOf(reference) is { } key)
            {
                state.SetVariable(key, Value.Unknown);
            }
        }
    }

    private static ValueKey? KeyOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => new ValueKey(local.Local, ""),
        IParameterReferenceOperation parameter => new ValueKey(parameter.Parameter, ""),
        IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } member => new ValueKey(member.Member, ""),
        IMemberReferenceOperation { Instance: { } instance } member => KeyOf(instance)?.Member(member.Member.Name),
        IArrayElementReferenceOperation element => KeyOf(element.ArrayReference)?.Element(),
        IConversionOperation conversion => KeyOf(conversion.Operand),
        IParenthesizedOperation parenthesized => KeyOf(parenthesized.Operand),
        _ => null,
    };

    private static bool IsCollection(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol => true,
        INamedTypeSymbol { TypeArguments.Length: 1, Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable" or "IOrderedEnumerable" or "ImmutableArray" or "Collection" or "ParallelQuery" } => true,
        _ => false,
    };
}
