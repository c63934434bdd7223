using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>
/// Loops. The body runs once with a name for what each variable carries into a turn; what the turn makes of that name tells what the
/// loop does: <c>c + d</c> is a sum of d, <c>max(c, d)</c> a running maximum, anything else unknown. That is the fixpoint without iterating.
/// </content>
internal sealed partial class FlowAnalysis
{
    private int loopDepth;

    private void Loop(IEnumerable<IOperation?> parts, Action turn)
    {
        int first = version;
        var carried = new Dictionary<ValueKey, (Term Before, Atom Head)>();
        foreach (ValueKey key in parts.SelectMany(Assigned).Distinct())
        {
            Value? before = state.Variable(key);
            if (before is { Number: null })
            {
                continue;
            }

            var head = new Atom(AtomKind.Carried, key, ++version);
            carried[key] = (before?.Number ?? Term.Of(DeclaredFacts.Declared(AtomKind.Symbol, key, 0)), head);
            state.SetVariable(key, Value.Of(Term.Of(head)));
        }

        FlowState entered = state.Copy();
        loopDepth++;
        turn();
        loopDepth--;
        state.IsUnreachable = false;
        state.TakeFactsFrom(entered);
        foreach (KeyValuePair<ValueKey, (Term Before, Atom Head)> variable in carried)
        {
            if (state.Variable(variable.Key)?.Number is { } after)
            {
                state.SetVariable(variable.Key, Value.Of(Close(variable.Key, variable.Value.Before, variable.Value.Head, after, first)));
            }
        }
    }

    /// <summary>What a variable is after any number of turns.</summary>
    private Term Close(ValueKey key, Term before, Atom head, Term after, int first)
    {
        Term carried = Term.Of(head);
        if (after.Equals(carried))
        {
            return before;
        }

        Term added = after - carried;
        if (!added.Atoms().Contains(head))
        {
            if (added.Monomials.Any(m => m.IsConstant))
            {
                return Fresh(key);
            }

            Term total = OfAny(added, first).Total(t => new Atom(AtomKind.Total, null, 0, t) { Origin = sumOrigins.TryGetValue(key, out IOperation? origin) ? origin : null, Type = TypeOf(key) });
            return before + total;
        }

        if (after.Atom is { Kind: AtomKind.Max or AtomKind.Min } extreme && extreme.Arguments.Contains(carried))
        {
            return Extreme(extreme.Kind, extreme.Arguments.Where(a => !a.Equals(carried)).Select(a => OfAny(a, first)).Append(before));
        }

        // s · exp(m − m′) + exp(x − m′) is the online form; whatever else has an exponential in it is not followed either.
        return after.Has(AtomKind.Exp) || after.Has(AtomKind.Tame) ? Tame(key) : Fresh(key);
    }

    /// <summary>A formula of one turn as one of any turn: indices that change from turn to turn are forgotten.</summary>
    private static Term OfAny(Term term, int first) =>
        term.WithoutIndices(element => element.Arguments.Any(i => i.Atoms().Any(a => a.Version > first)));

    /// <summary>The variables that an operation assigns, in nested functions too.</summary>
    private static IEnumerable<ValueKey> Assigned(IOperation? operation)
    {
        if (operation is null)
        {
            yield break;
        }

        foreach (IOperation inner in operation.DescendantsAndSelf())
        {
            IOperation? target = inner switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation step => step.Target,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                _ => null,
            };
            if (target is ITupleOperation tuple)
            {
                foreach (IOperation element in tuple.Elements)
                {
                    if (IsVariable(element) && KeyOf(element) is { } member)
                    {
                        yield return member;
                    }
                }
            }
            else if (target is not null && IsVariable(target) && KeyOf(target) is { } key && !IsCollection(target.Type))
            {
                yield return key;
            }
        }
    }

    private static bool IsVariable(IOperation operation) =>
        operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true };

    private static NumericType TypeOf(ValueKey key) => ExpRange.Of(TypeSymbolOf(key)) ?? NumericType.Double;

    private static ITypeSymbol? TypeSymbolOf(ValueKey key) => key.Root switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private void ForEach(IForEachLoopOperation loop)
    {
        Value collection = Evaluate(loop.Collection);
        Loop([loop.Body], () =>
        {
            if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var variable })
            {
                // A turn has an element of its own, so that a condition on it says nothing about the next.
                Value any = AnyElement(collection, variable.Type);
                state.SetVariable(new ValueKey(variable, ""), any.Number is { } number ? Value.Of(Instantiate(number, [Fresh(null)])) : any);
            }
            else
            {
                Evaluate(loop.LoopControlVariable);
            }

            Evaluate(loop.Body);
        });
    }

    /// <summary>The number of turns of the innermost for loop, where it is a constant.</summary>
    private int? constantBound;

    private void Repeat(IEnumerable<IOperation> before, IOperation? condition, IOperation body, IEnumerable<IOperation> bottom, bool isTestedFirst = true)
    {
        int? outer = constantBound;
        constantBound = condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan, RightOperand.ConstantValue: { HasValue: true, Value: int bound } } ? bound : null;
        foreach (IOperation operation in before)
        {
            Evaluate(operation);
        }

        Loop([condition, body, .. bottom], () =>
        {
            Evaluate(condition);
            if (isTestedFirst)
            {
                Assume(condition, true);
            }

            Evaluate(body);
            state.IsUnreachable = false;
            foreach (IOperation operation in bottom)
            {
                Evaluate(operation);
            }
        });
        constantBound = outer;
    }
}
