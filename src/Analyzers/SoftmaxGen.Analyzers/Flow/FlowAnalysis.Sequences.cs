using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>LINQ, lists, TensorPrimitives: calls that do one thing to every element.</content>
internal sealed partial class FlowAnalysis
{
    private Value CallSequence(IInvocationOperation call, KnownMethod known)
    {
        // An extension or static helper gets the collection as its first argument, an instance method as its instance.
        bool isInstance = call.Instance is not null;
        IOperation? operation = call.Instance ?? ArgumentOperation(call, 0);
        IOperation? second = ArgumentOperation(call, isInstance ? 0 : 1);
        Value collection = Evaluate(operation);
        ITypeSymbol? elementType = ElementType(operation?.Type is { } type && Unconverted(operation) is { Type: { } original } ? original : operation?.Type);
        Value element = ElementOf(collection, elementType);
        switch (known)
        {
            case KnownMethod.SequenceSum:
                return Sum(call, second is null ? element : Apply(second, element));
            case KnownMethod.SequenceMax:
                if (second is not null)
                {
                    Apply(second, element);
                }

                return Value.Maximum(element.Key);
            case KnownMethod.SequenceSelect when second is not null:
                return Value.FreshCollection(Apply(second, element));
            case KnownMethod.SequenceForEach when second is not null:
                Apply(second, element);
                return Value.Unknown;
            case KnownMethod.SequenceCopy:
                return collection.Role == Role.Collection ? Value.FreshCollection(element) : IsCollection(call.Type) ? Value.FreshCollection(null) : Value.Unknown;
            case KnownMethod.SequenceView:
                if (Lambda(second) is not null)
                {
                    Apply(second!, element);
                }
                else
                {
                    Evaluate(second);
                }

                return collection.Role == Role.Unknown && IsCollection(call.Type) ? Value.FreshCollection(null) : collection;
            case KnownMethod.SequenceAdd when second is not null:
                AddToList(collection, Evaluate(second));
                return Value.Unknown;
            default:
                return CallUnknown(call);
        }
    }

    private Value Sum(IOperation call, Value element) =>
        element.Role == Role.Exponential ? Narrow(element.As(Role.Sum, element.Type, call), call.Type) : Value.Unknown;

    /// <summary>The result of a lambda or a method group on one element.</summary>
    private Value Apply(IOperation selector, Value element)
    {
        if (Lambda(selector) is { } lambda)
        {
            return RunLambda(lambda, element);
        }

        IOperation? target = selector is IDelegateCreationOperation creation ? creation.Target : selector;
        if (target is IMethodReferenceOperation { Method: var method } && symbols.Classify(method) == KnownMethod.Exp)
        {
            return Exp(target, element, ExpRange.Of(method.ReturnType));
        }

        Evaluate(selector);
        return Value.Unknown;
    }

    private void AddToList(Value list, Value value)
    {
        if (list is { Role: Role.Collection, Key: { } key } && value.Role is not (Role.Collection or Role.Item))
        {
            // A new list holds what it was created with: nothing, seen as the constant 0, which is neutral.
            state.SetElements(key, state.Elements(key).Role == Role.Constant ? value : Value.Join(state.Elements(key), value));
        }
    }

    private Value Create(IArrayCreationOperation creation)
    {
        Value elements = Value.Constant(0);
        bool first = true;
        foreach (IOperation value in creation.Initializer?.ElementValues ?? ImmutableArray<IOperation>.Empty)
        {
            Value evaluated = Evaluate(value);
            elements = first ? evaluated : JoinInitial(elements, evaluated);
            first = false;
        }

        // Rows of a jagged array are followed under the name of the whole.
        return elements.Role == Role.Collection ? Value.FreshCollection(null) : Value.FreshCollection(elements);
    }

    /// <summary>A list of different constants is a list of constants; which ones does not matter.</summary>
    private static Value JoinInitial(Value a, Value b) =>
        a.Role == Role.Constant && b.Role == Role.Constant ? a : Value.Join(a, b);

    private Value Create(IObjectCreationOperation creation)
    {
        Value? copied = null;
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            Value value = Evaluate(argument.Value);
            copied ??= value.Role == Role.Collection ? value : null;
        }

        Evaluate(creation.Initializer);
        if (!IsCollection(creation.Type))
        {
            return Value.Unknown;
        }

        if (copied is null)
        {
            return Value.FreshCollection(creation.Initializer is null ? Value.Constant(0) : Value.Unknown);
        }

        return creation.Type?.Name is "List" or "Collection" ? Value.FreshCollection(ElementOf(copied, ElementType(creation.Type))) : copied;
    }

    private Value CallTensorPrimitives(IInvocationOperation call, KnownMethod known)
    {
        ITypeSymbol? elementType = SpanElement(call.TargetMethod);
        Value first = Argument(call, 0);
        Value element = ElementOf(first, elementType);
        switch (known)
        {
            case KnownMethod.SpanSum:
                return Sum(call, element);
            case KnownMethod.SpanMax:
                return Value.Maximum(element.Key);
        }

        IOperation? secondOperation = ArgumentOperation(call, 1);
        Value second = Evaluate(secondOperation);
        Value other = second.Role == Role.Collection ? ElementOf(second, elementType) : second;
        Value result = known switch
        {
            KnownMethod.SpanExp => Exp(call, element, ExpRange.Of(elementType)),
            KnownMethod.SpanShift => Value.Shifted,
            KnownMethod.SpanMultiply => Multiply(call, element, other),
            KnownMethod.SpanDivide when secondOperation is not null => Divide(call, element, secondOperation, other),
            KnownMethod.SpanBound => Value.Bounded,
            _ => Value.Unknown,
        };

        // The destination is the last parameter.
        StoreElement(Argument(call, call.TargetMethod.Parameters.Length - 1), null, result);
        return Value.Unknown;
    }

    private static ITypeSymbol? ElementType(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named => named.TypeArguments[0],
        _ => null,
    };

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { Operand: var operand } ? Unconverted(operand) : operation;
}
