using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Methods whose code is not followed.</content>
internal sealed partial class FlowAnalysis
{
    /// <summary>
    /// A method of the user or of an unknown library: it may write what it gets by reference, and it may shift the collections it
    /// can reach.
    /// </summary>
    private Value CallUnknown(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        var collections = new List<Value>();
        var numbers = new List<Term>();
        Note(call.Instance is null ? Unknown() : Evaluate(call.Instance));
        bool mayShift = symbols.Forwarders.MayShift(method, cancellationToken) || FlowOptions.Names(options.MaxMethods, method);
        (bool isDeclaredTame, Interval declared) = DeclaredFacts.Of(method.GetReturnTypeAttributes());
        if (mayShift)
        {
            Touch(call.Instance);
        }

        bool hasLambda = false;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (Lambda(argument.Value) is { } lambda)
            {
                // Parallel.For, Array.ForEach and the like run it now, and often.
                Loop([lambda.Body], () => RunLambda(lambda));
                hasLambda = true;
                continue;
            }

            Value evaluated = Evaluate(argument.Value);
            if (argument.Value.Type?.SpecialType == SpecialType.System_Boolean && Names.SayCheck(method.Name))
            {
                Assume(argument.Value, true);
            }

            if (mayShift)
            {
                Touch(argument.Value);
            }

            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out)
            {
                Assign(argument.Value, IsCollection(argument.Value.Type) ? Value.Fresh(mayShift ? Value.Of(Tame()) : null) : mayShift ? Value.Of(Tame()) : Unknown());
            }
            else
            {
                Note(evaluated);
            }
        }

        if (collections.Count > 0 && Names.SaySoftmax(method.Name) && method.ReturnsVoid)
        {
            // Softmax(x) in place, Softmax(x, y) into the last.
            StoreElement(collections[collections.Count - 1], [], Value.Of(Term.Of(new Atom(AtomKind.Probability, new ValueKey(method, ""), ++version))));
            return Unknown();
        }

        if (collections.Count > 1 && method.Name.Contains("Copy") && Elements(collections[0]) is { } copied)
        {
            StoreElement(collections[1], [], Value.Of(copied));
            return Unknown();
        }

        if (IsCollection(call.Type) && Names.SaySoftmax(method.Name))
        {
            return Value.Fresh(Value.Of(Term.Of(new Atom(AtomKind.Probability, new ValueKey(method, ""), ++version))));
        }

        bool isTame = mayShift || collections.Any(c => Elements(c)?.Has(AtomKind.Tame) == true);
        foreach (Value collection in collections)
        {
            if (collection.Key is { } filled && (mayShift || state.Elements(filled).Number is not null))
            {
                state.SetElements(filled, isTame ? Tame(filled) : Term.Of(new Atom(AtomKind.Element, filled, ++version)));
            }
        }

        if (isDeclaredTame || !declared.Equals(Interval.All))
        {
            Term value = Term.Of(new Atom(isDeclaredTame ? AtomKind.Tame : AtomKind.Call, new ValueKey(method, ""), ++version) { Known = declared });
            return IsCollection(call.Type) ? Value.Fresh(Value.Of(value)) : Value.Of(value);
        }

        if (IsCollection(call.Type))
        {
            return isTame ? Value.Fresh(Value.Of(Tame())) : hasLambda ? Value.Fresh(Unknown()) : Value.Returned(method);
        }

        if (Names.SaySigmoid(method.Name) && numbers.Count == 1 && ExpRange.Of(call.Type) is not null)
        {
            return Value.Of(Term.Of(new Atom(AtomKind.Probability, new ValueKey(method, ""), 0, numbers[0])));
        }

        return Value.Of((mayShift && ExpRange.Of(call.Type) is not null) || Names.SayChoice(method.Name) ? Tame() : Term.Of(new Atom(AtomKind.Call, new ValueKey(method, ""), numbers.Count == call.Arguments.Length ? 0 : ++version, [.. numbers])));

        void Note(Value value)
        {
            if (value.IsCollection)
            {
                collections.Add(value);
            }
            else if (value.Number is { } number && (call.Instance is null || !ReferenceEquals(value, call.Instance)))
            {
                numbers.Add(number);
            }
        }
    }

    /// <summary>exp, log and the like of a type that stands for many numbers, known by name.</summary>
    private Value? CallNamed(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isVector = method.IsStatic && method.ContainingNamespace?.ToDisplayString().StartsWith("System.Runtime.Intrinsics", System.StringComparison.Ordinal) == true;
        return !IsCollection(method.ReturnType) && (isVector || IsTensorLike(method)) && NamedFunctions.Kind(method.Name) is var named and not KnownMethod.Other
            ? Named(call, named, [.. Operands(call.Instance, call.Arguments.Select(a => a.Value))])
            : null;
    }

    /// <summary>A method that returns something else than one plain number.</summary>
    private static bool IsTensorLike(IMethodSymbol method) =>
        ExpRange.Of(method.ReturnType) is null && method.ReturnType is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Error, SpecialType: SpecialType.None };

    private static IEnumerable<IOperation> Operands(IOperation? instance, IEnumerable<IOperation> arguments) =>
        instance is null or IInstanceReferenceOperation || (instance is IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation && instance.Type?.TypeKind == TypeKind.Interface) ? arguments : [instance, .. arguments];

    /// <summary>A function that is known by its name only, applied to tensors or to values of missing types.</summary>
    private Value Named(IOperation call, KnownMethod named, IOperation[] operands)
    {
        if (operands.Length == 0)
        {
            return Unknown();
        }

        Value first = Evaluate(operands[0]);
        Term element = first.Number ?? Elements(first) ?? Fresh(null);
        if (operands.Length > 1 && operands.Skip(1).Select(Lambda).FirstOrDefault(l => l is not null) is { } lambda)
        {
            // x.Sum(v => …), x.Map(v => …) of a vector type.
            Term any = first.Number?.Atom is { Kind: AtomKind.Symbol, Key: { } indexed } holder ? Term.Of(new Atom(AtomKind.Element, indexed, holder.Version)) : element;
            Value applied = RunLambda(lambda, Value.Of(any));
            return named == KnownMethod.SequenceSum ? Sum(call, applied) : named == KnownMethod.SequenceSelect ? Value.Fresh(applied) : Unknown();
        }

        Value second = operands.Length > 1 ? Evaluate(operands[1]) : Unknown();
        Term other = second.Number ?? Elements(second) ?? Fresh(null);
        return named switch
        {
            KnownMethod.SequenceSum => Sum(call, Value.Of(element)),
            KnownMethod.Max when operands.Length == 1 || other.Number is not null => Value.Of(Extreme(AtomKind.Max, [element])),
            KnownMethod.SequenceAdd when operands.Length == 2 => Combine(call, BinaryOperatorKind.Add, Value.Of(element), Value.Of(other)),
            KnownMethod.SpanShift when operands.Length == 2 => Combine(call, BinaryOperatorKind.Subtract, Value.Of(element), Value.Of(other)),
            KnownMethod.SpanMultiply when operands.Length == 2 => Combine(call, BinaryOperatorKind.Multiply, Value.Of(element), Value.Of(other)),
            KnownMethod.SpanDivide when operands.Length == 2 => Combine(call, BinaryOperatorKind.Divide, Value.Of(element), Value.Of(other)),
            KnownMethod.SpanBound => Value.Of(-element),
            KnownMethod.Exp or KnownMethod.Log or KnownMethod.LogP1 or KnownMethod.Abs when operands.Length == 1 => Function(call, named, ExpRange.Of(call.Type), [Value.Of(element)]),
            KnownMethod.Pow or KnownMethod.Max or KnownMethod.Min when operands.Length == 2 => Function(call, named, null, [Value.Of(element), Value.Of(other)]),
            _ => Value.Of(Tame()),
        };
    }

    /// <summary>An object that was handed to a method which may shift what lies in it; with <c>this</c>, all its members.</summary>
    private void Touch(IOperation? operation)
    {
        if (operation is IInstanceReferenceOperation { Type: { } type })
        {
            state.Touch(type);
        }
        else if (operation is not null && !IsCollection(operation.Type) && KeyOf(operation) is { } key)
        {
            state.Touch(key.Root);
        }
    }
}
