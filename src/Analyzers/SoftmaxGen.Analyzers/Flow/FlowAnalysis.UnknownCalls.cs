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
        (bool isDeclaredTame, Interval declared) = method is { Name: "NextDouble" or "NextSingle", Parameters.IsEmpty: true } ? (false, Interval.Fraction) : DeclaredFacts.Of(method.GetReturnTypeAttributes());
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
