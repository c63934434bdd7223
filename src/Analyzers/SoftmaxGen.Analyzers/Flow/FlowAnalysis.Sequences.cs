using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

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
        ITypeSymbol? elementType = ElementType(operation?.Type is { } type && Unconverted(operation) is { Type: { } original } ? original : operation?.Type) ?? ElementType(operation?.Type);
        Value element = AnyElement(collection, elementType);
        switch (known)
        {
            case KnownMethod.SequenceSum:
                return Sum(call, second is null ? element : Apply(second, element));
            case KnownMethod.SequenceMax:
                Value maximum = second is null ? element : Apply(second, element);
                return Value.Of(maximum.Number is { } largest ? NewMaximum(call, largest) : Tame());
            case KnownMethod.SequenceSelect when second is not null:
                return Value.Fresh(Apply(second, element));
            case KnownMethod.SequenceForEach when second is not null:
                if (Lambda(second) is { } each)
                {
                    Loop([each.Body], () => RunLambda(each, element));
                }

                return Unknown();
            case KnownMethod.SequenceFold:
                return Fold(call, element);
            case KnownMethod.SequenceCopy:
                return collection.IsCollection ? Value.Fresh(element) : IsCollection(call.Type) ? Value.Fresh(null) : Unknown();
            case KnownMethod.SequenceView:
                Term? offset = Lambda(second) is null ? Evaluate(second).Number : null;
                if (Lambda(second) is { } filter)
                {
                    Apply(second!, element);
                    AssumeFilter(call, filter);
                }

                CheckRows(call, collection, second is null ? null : offset);
                return !collection.IsCollection ? (IsCollection(call.Type) ? Value.Fresh(null) : Unknown())
                    : call.TargetMethod.Name is "Slice" or "AsSpan" or "AsMemory" && second is not null && offset is not null ? collection.At(collection.Key, offset)
                    : collection;
            case KnownMethod.SequenceAdd when second is not null:
                AddToList(collection, Evaluate(second));
                return Unknown();
            default:
                return CallUnknown(call);
        }
    }

    /// <summary>What is left after Where satisfies its condition.</summary>
    private void AssumeFilter(IInvocationOperation call, IAnonymousFunctionOperation filter)
    {
        if (call.TargetMethod.Name == "Where" && filter.Body.Operations.Length == 1 && filter.Body.Operations[0] is IReturnOperation { ReturnedValue: { } condition })
        {
            Assume(condition, true);
        }
    }

    /// <summary>A row of what one softmax over everything left behind.</summary>
    private void CheckRows(IInvocationOperation call, Value collection, Term? offset)
    {
        if (loopDepth > 0 && offset is not null && offset.Atoms().Any(a => a.Kind == AtomKind.Carried) && collection.Prefix.IsEmpty
            && Elements(collection)?.Atom is { Kind: AtomKind.Probability } probability && wholeSoftmaxes.TryGetValue(probability.Version, out IOperation? softmax))
        {
            Report(SiteKind.FlattenedBatch, softmax, Term.Of(probability), NumericType.Generic, call, collection.Key?.Name);
        }
    }

    private Value Sum(IOperation call, Value element)
    {
        if (element.Number is not { } each)
        {
            return Unknown();
        }

        NumericType type = ExpRange.Of(call.Type) ?? NumericType.Double;
        if (type == NumericType.Half)
        {
            Report(SiteKind.HalfSum, call, each, type);
        }

        return Value.Of(each.Total(t => new Atom(AtomKind.Total, null, 0, t.Erased()) { Origin = callSite ?? call, Type = type }));
    }

    private static Term NewMaximum(IOperation call, Term element) => Term.Of(new Atom(AtomKind.Max, null, 0, element.Erased()) { Origin = call });

    /// <summary><c>Aggregate(seed, (a, v) => …)</c> is a loop; <c>Aggregate(Math.Max)</c> a maximum.</summary>
    private Value Fold(IInvocationOperation call, Value element)
    {
        IOperation? function = call.Arguments.Select(a => a.Value).FirstOrDefault(v => Lambda(v) is not null || v is IDelegateCreationOperation);
        if (function is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } })
        {
            return symbols.Classify(method) == KnownMethod.Max && element.Number is { } largest ? Value.Of(NewMaximum(call, largest)) : Value.Of(Tame());
        }

        if (Lambda(function) is not { Symbol.Parameters: { Length: 2 } parameters } lambda)
        {
            return Value.Of(Tame());
        }

        Term? seed = ArgumentOperation(call, 1) is { } first && Lambda(first) is null ? Evaluate(first).Number : element.Number;
        var carried = new ValueKey(parameters[0], "");
        var head = new Atom(AtomKind.Carried, carried, ++version);
        Value result = RunLambda(lambda, Value.Of(Term.Of(head)), element);
        sumOrigins[carried] = call;
        return result.Number is { } after && seed is not null ? Value.Of(Close(carried, seed, head, after, version)) : Value.Of(Tame());
    }

    /// <summary>The result of a lambda or a method group on one element.</summary>
    private Value Apply(IOperation selector, Value element)
    {
        if (Lambda(selector) is { } lambda)
        {
            return RunLambda(lambda, element);
        }

        IOperation? target = selector is IDelegateCreationOperation creation ? creation.Target : selector;
        if (target is IMethodReferenceOperation { Method: var method } && element.Number is { } number)
        {
            switch (symbols.Classify(method))
            {
                case KnownMethod.Exp:
                    return Value.Of(Exp(target, number, ExpRange.Of(method.ReturnType) ?? NumericType.Generic));
                case KnownMethod.Log:
                    return Value.Of(Log(target, number, ExpRange.Of(method.ReturnType) ?? NumericType.Generic));
                case KnownMethod.Other when method.Parameters.Length == 1 && target.SemanticModel is { } model && callSite is null && symbols.Forwarders.Body(method, model.Compilation, cancellationToken) is { } body:
                    state.SetVariable(new ValueKey(method.Parameters[0], ""), element);
                    return RunForwarder(target, body);
            }
        }

        if (Selected(selector) is { } selected)
        {
            return selected;
        }

        Evaluate(selector);
        return Unknown();
    }

    private void AddToList(Value list, Value value)
    {
        if (list is { IsCollection: true, Key: { } key } && value.Number is { } added)
        {
            // A new list holds what it was created with: nothing, seen as the constant 0.
            Term any = loopDepth > 0 ? added.Erased() : added;
            state.SetElements(key, state.Elements(key).Number == 0 ? any : JoinTerms(state.Elements(key), state, any, state));
            pending.Clear();
        }
    }

    private Value Create(IArrayCreationOperation creation)
    {
        Value? elements = null;
        foreach (IOperation dimension in creation.DimensionSizes)
        {
            Evaluate(dimension);
        }

        foreach (IOperation value in creation.Initializer?.ElementValues ?? ImmutableArray<IOperation>.Empty)
        {
            Value evaluated = Evaluate(value);
            elements = elements is null ? evaluated
                : elements.Number?.Number is not null && evaluated.Number?.Number is not null ? elements
                : Join(elements, state, evaluated, state);
            pending.Clear();
        }

        // Rows of a jagged array are followed under the name of the whole.
        return Value.Fresh(elements is { IsCollection: true } ? null : elements ?? Value.Of(0));
    }

    private Value Create(IObjectCreationOperation creation)
    {
        Value? copied = null;
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            Value value = Evaluate(argument.Value);
            copied ??= value.IsCollection ? value : null;
        }

        Evaluate(creation.Initializer);
        if (!IsCollection(creation.Type))
        {
            // new Vector<float>(x): x in every lane.
            return creation.Arguments.Length == 1 && creation.Type?.Name == "Vector" && ExpRange.Of(creation.Type) is not null && ExpRange.Of(creation.Arguments[0].Value.Type) is not null ? Evaluate(creation.Arguments[0].Value) : Unknown();
        }

        if (copied is null)
        {
            return Value.Fresh(creation.Initializer is null ? Value.Of(0) : Unknown());
        }

        return creation.Type?.Name is "List" or "Collection" ? Value.Fresh(AnyElement(copied, ElementType(creation.Type))) : copied;
    }

    private Value CallTensorPrimitives(IInvocationOperation call, KnownMethod known)
    {
        ITypeSymbol? elementType = SpanElement(call.TargetMethod);
        Value first = Evaluate(ArgumentOperation(call, 0));
        Term element = Elements(first) ?? first.Number ?? Fresh(null);
        switch (known)
        {
            case KnownMethod.SpanSum:
                return Sum(call, Value.Of(element));
            case KnownMethod.SpanMax:
                return Value.Of(NewMaximum(call, element));
        }

        Value second = Evaluate(ArgumentOperation(call, 1));
        Value other = second.IsCollection ? Value.Of(Elements(second) ?? Fresh(null)) : second;
        NumericType type = ExpRange.Of(elementType) ?? NumericType.Generic;
        Value result = known switch
        {
            KnownMethod.SpanExp => Value.Of(Exp(call, element, type)),
            KnownMethod.SpanShift => call.TargetMethod.Name == "Add" ? Combine(call, BinaryOperatorKind.Add, Value.Of(element), other) : Combine(call, BinaryOperatorKind.Subtract, Value.Of(element), other),
            KnownMethod.SpanMultiply => Combine(call, BinaryOperatorKind.Multiply, Value.Of(element), other),
            KnownMethod.SpanDivide => Combine(call, BinaryOperatorKind.Divide, Value.Of(element), other),
            _ => Value.Of(Tame()),
        };

        // The destination is the last parameter.
        StoreElement(Evaluate(ArgumentOperation(call, call.TargetMethod.Parameters.Length - 1)), [], result);
        return Unknown();
    }

    private static ITypeSymbol? ElementType(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        IPointerTypeSymbol pointer => pointer.PointedAtType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named => named.TypeArguments[0],
        _ => null,
    };

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { Operand: var operand } ? Unconverted(operand) : operation;
}
