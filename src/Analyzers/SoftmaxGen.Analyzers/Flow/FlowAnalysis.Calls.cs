using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Calls: exp itself, LINQ, TensorPrimitives, and what an unknown method may do.</content>
internal sealed partial class FlowAnalysis
{
    private Value Call(IInvocationOperation call)
    {
        KnownMethod known = symbols.Classify(call.TargetMethod);
        switch (known)
        {
            case KnownMethod.Exp when call.Arguments.Length == 1:
                return Exp(call, Argument(call, 0), ExpRange.Of(call.Type));
            case KnownMethod.Pow when call.Arguments.Length == 2 && Argument(call, 0) is { Role: Role.Constant, Number: > 2.71828 and < 2.71829 }:
                return Exp(call, Argument(call, 1), ExpRange.Of(call.Type));
            case KnownMethod.Max:
                Value[] candidates = Arguments(call);
                return Value.Maximum(candidates.FirstOrDefault(a => a.Role is Role.Source or Role.Maximum)?.Key);
            case KnownMethod.Bound:
                Arguments(call);
                return Value.Bounded;
            case KnownMethod.FailureTest when call.Arguments.Length == 1:
                NoteFailureTest(Argument(call, 0));
                return Value.Unknown;
            case KnownMethod.TensorPrimitivesSoftMax or KnownMethod.TensorSoftMax:
                return LibrarySoftmax(call, known);
            case >= KnownMethod.SpanExp and <= KnownMethod.SpanBound:
                return CallTensorPrimitives(call, known);
            case >= KnownMethod.SequenceSum:
                return CallSequence(call, known);
            default:
                return CallUnknown(call);
        }
    }

    private Value Exp(IOperation exp, Value exponent, NumericType? type)
    {
        NumericType resultType = type ?? NumericType.Double;
        exponentials[exp] = new ExponentialSite(exp, exponent.Role, exponent.Key, resultType);
        return exponent.Role == Role.Source ? Value.Exponential(exponent, resultType, exp) : Value.Unknown;
    }

    private Value[] Arguments(IInvocationOperation call) => [.. call.Arguments.Select(a => Evaluate(a.Value))];

    /// <summary>The argument of the parameter at this position; arguments may be named and stand elsewhere.</summary>
    private Value Argument(IInvocationOperation call, int ordinal) => Evaluate(ArgumentOperation(call, ordinal));

    private static IOperation? ArgumentOperation(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal)?.Value;

    private Value LibrarySoftmax(IInvocationOperation call, KnownMethod known)
    {
        Value input = Argument(call, 0);
        NumericType type = ExpRange.Of(call.TargetMethod.TypeArguments.FirstOrDefault()) ?? ExpRange.Of(SpanElement(call.TargetMethod)) ?? NumericType.Generic;
        Value element = input.Role == Role.Collection ? ElementOf(input, call.TargetMethod.TypeArguments.FirstOrDefault() ?? SpanElement(call.TargetMethod)) : Value.Unknown;
        libraryCalls[call] = new LibrarySoftmaxSite(call, known, element.Role, type);
        if (known == KnownMethod.TensorPrimitivesSoftMax)
        {
            StoreElement(Argument(call, 1), null, Value.Bounded);
        }

        return Value.Unknown;
    }

    private static ITypeSymbol? SpanElement(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault()?.Type is INamedTypeSymbol { TypeArguments.Length: 1 } span ? span.TypeArguments[0] : null;

    /// <summary>
    /// A method of the user or of an unknown library: it may write what it gets by reference, and it may shift the collections it
    /// can reach.
    /// </summary>
    private Value CallUnknown(IInvocationOperation call)
    {
        var collections = new List<Value>();
        Note(Evaluate(call.Instance));
        bool mayShift = Names.MayShift(call.TargetMethod, cancellationToken), hasLambda = false;
        if (mayShift)
        {
            Touch(call.Instance);
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            IOperation value = argument.Value;
            if (Lambda(value) is { } lambda)
            {
                // Parallel.For, Array.ForEach and the like run it now; its writes are what comes next.
                RunLambda(lambda);
                hasLambda = true;
                continue;
            }

            Value evaluated = Evaluate(value);
            if (mayShift)
            {
                Touch(value);
            }

            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out)
            {
                Assign(value is IDeclarationExpressionOperation declaration ? declaration.Expression : value, IsCollection(value.Type) ? Value.FreshCollection(mayShift ? Value.Shifted : null) : Value.Unknown);
            }
            else
            {
                Note(evaluated);
            }
        }

        bool isShifted = mayShift || collections.Any(c => ElementsOf(c).Role is Role.Shifted or Role.Bounded);
        Fill(collections, mayShift, isShifted);

        // A sequence that a library made with the help of a lambda holds what the lambda made of it.
        return IsCollection(call.Type) ? (isShifted ? Value.FreshCollection(Value.Shifted) : hasLambda ? Value.FreshCollection(Value.Unknown) : Value.Returned(call.TargetMethod))
            : mayShift && ExpRange.Of(call.Type) is not null ? Value.Shifted
            : Value.Unknown;

        void Note(Value value)
        {
            if (value.Role == Role.Collection)
            {
                collections.Add(value);
            }
        }
    }

    /// <summary>
    /// What an unknown method leaves in the collections it can reach: shifted values if it may shift or copies them from one that holds such,
    /// and in a new array no longer zeros.
    /// </summary>
    private void Fill(IReadOnlyList<Value> collections, bool mayShift, bool isShifted)
    {
        foreach (Value collection in collections)
        {
            if (collection.Key is { } key && mayShift)
            {
                state.SetElements(key, Value.Shifted);
            }
            else if (collection.Key is { } filled && state.Elements(filled).Role == Role.Constant)
            {
                state.SetElements(filled, isShifted ? Value.Shifted : Value.Source(filled));
            }
        }
    }

    private Value ElementsOf(Value collection) =>
        collection.Key is { } key ? state.Elements(key) : collection.Elements ?? Value.Unknown;

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

    private static IAnonymousFunctionOperation? Lambda(IOperation? operation) => operation switch
    {
        IAnonymousFunctionOperation function => function,
        IDelegateCreationOperation creation => Lambda(creation.Target),
        IConversionOperation conversion => Lambda(conversion.Operand),
        IParenthesizedOperation parenthesized => Lambda(parenthesized.Operand),
        _ => null,
    };

    /// <summary>Runs a lambda's body on the given elements, its effects included, and returns what it returns.</summary>
    private Value RunLambda(IAnonymousFunctionOperation lambda, params Value[] arguments)
    {
        for (int i = 0; i < arguments.Length && i < lambda.Symbol.Parameters.Length; i++)
        {
            state.SetVariable(new ValueKey(lambda.Symbol.Parameters[i], ""), arguments[i]);
        }

        Value? outer = returned;
        returned = null;
        Evaluate(lambda.Body);
        Value result = returned ?? Value.Unknown;
        returned = outer;
        state.IsUnreachable = false;
        return result;
    }
}
