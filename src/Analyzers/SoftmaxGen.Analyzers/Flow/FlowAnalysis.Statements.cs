using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Statements: order, branches, loops.</content>
internal sealed partial class FlowAnalysis
{
    /// <summary>The value a lambda body returns, joined over its return statements.</summary>
    private Value? returned;

    /// <summary>Null when the operation is not a statement.</summary>
    private Value? EvaluateStatement(IOperation operation)
    {
        switch (operation)
        {
            case IConditionalOperation conditional:
                return Conditional(conditional);
            case IForEachLoopOperation loop:
                ForEach(loop);
                return Value.Unknown;
            case IForLoopOperation loop:
                EvaluateAll(loop.Before);
                Repeat(loop.Condition, loop.Body, loop.AtLoopBottom);
                return Value.Unknown;
            case IWhileLoopOperation loop:
                Repeat(loop.Condition, loop.Body, ImmutableArray<IOperation>.Empty);
                return Value.Unknown;
            case ISwitchOperation choice:
                Switch(choice);
                return Value.Unknown;
            case ITryOperation attempt:
                Evaluate(attempt.Body);
                foreach (ICatchClauseOperation handler in attempt.Catches)
                {
                    EvaluateAside(handler);
                }

                Evaluate(attempt.Finally);
                return Value.Unknown;
            case IReturnOperation result:
                Value value = Evaluate(result.ReturnedValue);
                returned = returned is null ? value : Value.Join(returned, value);
                state.IsUnreachable = true;
                return Value.Unknown;
            case IBranchOperation or IThrowOperation:
                EvaluateChildren(operation);
                state.IsUnreachable = true;
                return Value.Unknown;
            case ILocalFunctionOperation function:
                EvaluateBodyAside(function.Body);
                return Value.Unknown;
            case IVariableDeclaratorOperation declarator:
                Declare(declarator);
                return Value.Unknown;
            default:
                return null;
        }
    }

    private void EvaluateAll(ImmutableArray<IOperation> operations)
    {
        foreach (IOperation operation in operations)
        {
            Evaluate(operation);
        }
    }

    /// <summary>An if statement or a ?: expression.</summary>
    private Value Conditional(IConditionalOperation conditional)
    {
        Evaluate(conditional.Condition);
        FlowState before = state;
        state = before.Copy();
        Value whenTrue = Evaluate(conditional.WhenTrue);
        FlowState afterTrue = state;
        state = before.Copy();
        Value whenFalse = Evaluate(conditional.WhenFalse);
        state = FlowState.Join(afterTrue, state);
        return Value.Join(whenTrue, whenFalse);
    }

    /// <summary>
    /// A loop body twice: what the first pass writes, the second reads. A loop is taken to run at least once, because a softmax over
    /// nothing is not what a rule is about.
    /// </summary>
    private void Repeat(IOperation? condition, IOperation body, ImmutableArray<IOperation> bottom)
    {
        FlowState before = state.Copy();
        for (int pass = 0; pass < 2; pass++)
        {
            if (pass > 0)
            {
                state.TakeElementsFrom(before);
            }

            Evaluate(condition);
            Evaluate(body);
            state.IsUnreachable = false;
            EvaluateAll(bottom);
        }
    }

    private void ForEach(IForEachLoopOperation loop)
    {
        Value collection = Evaluate(loop.Collection);
        ValueKey? variable = loop.LoopControlVariable is IVariableDeclaratorOperation declarator ? new ValueKey(declarator.Symbol, "") : null;
        FlowState before = state.Copy();
        for (int pass = 0; pass < 2; pass++)
        {
            if (pass > 0)
            {
                state.TakeElementsFrom(before);
            }

            if (variable is { } key)
            {
                state.SetVariable(key, ElementOf(collection, ((ILocalSymbol)key.Root).Type));
            }

            Evaluate(loop.Body);
            state.IsUnreachable = false;
        }
    }

    private void Switch(ISwitchOperation choice)
    {
        Evaluate(choice.Value);
        FlowState before = state;
        FlowState after = before.Copy();
        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            state = before.Copy();
            EvaluateAll(section.Body);

            // The break that ends a section leaves the switch, not the method.
            state.IsUnreachable = section.Body.Length > 0 && section.Body[section.Body.Length - 1] is IReturnOperation or IThrowOperation;
            after = FlowState.Join(after, state);
        }

        state = after;
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        if (declarator.GetVariableInitializer() is { } initializer)
        {
            Store(new ValueKey(declarator.Symbol, ""), Evaluate(initializer.Value));
        }
    }

    /// <summary>A lambda or local function whose calls are not followed: looked at once, for what it contains.</summary>
    private void EvaluateBodyAside(IOperation? body)
    {
        Value? outer = returned;
        EvaluateAside(body);
        returned = outer;
    }
}
