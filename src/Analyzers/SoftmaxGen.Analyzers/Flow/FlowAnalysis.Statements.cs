using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Statements: order and branches.</content>
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
                return Unknown();
            case IForLoopOperation loop:
                Repeat(loop.Before, loop.Condition, loop.Body, loop.AtLoopBottom);
                return Unknown();
            case IWhileLoopOperation loop:
                Repeat([], loop.Condition, loop.Body, [], loop is { ConditionIsTop: true, ConditionIsUntil: false });
                return Unknown();
            case ISwitchOperation choice:
                Switch(choice);
                return Unknown();
            case ITryOperation attempt:
                Evaluate(attempt.Body);
                foreach (ICatchClauseOperation handler in attempt.Catches)
                {
                    EvaluateAside(handler);
                }

                Evaluate(attempt.Finally);
                return Unknown();
            case IReturnOperation result:
                Value value = Evaluate(result.ReturnedValue);
                if (!state.IsUnreachable)
                {
                    returned = returned is null ? value : Join(returned, state, value, state);
                    pending.Clear();
                }

                state.IsUnreachable = true;
                return Unknown();
            case IBranchOperation or IThrowOperation:
                EvaluateChildren(operation);
                state.IsUnreachable = true;
                return Unknown();
            case ILocalFunctionOperation function:
                EvaluateBodyAside(function.Body);
                return Unknown();
            case IVariableDeclaratorOperation declarator:
                Declare(declarator);
                return Unknown();
            default:
                return null;
        }
    }

    /// <summary>An if statement or a ?: expression. Each branch knows the condition.</summary>
    private Value Conditional(IConditionalOperation conditional)
    {
        Evaluate(conditional.Condition);
        FlowState before = state;
        state = before.Copy();
        Assume(conditional.Condition, true);
        Value whenTrue = Evaluate(conditional.WhenTrue);
        FlowState afterTrue = state;
        state = before.Copy();
        Assume(conditional.Condition, false);
        Value whenFalse = Evaluate(conditional.WhenFalse);
        FlowState afterFalse = state;
        Value value = conditional.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionSyntax ? Join(whenTrue, afterTrue, whenFalse, afterFalse) : whenTrue;
        state = JoinStates(afterTrue, afterFalse);
        return value;
    }

    private void Switch(ISwitchOperation choice)
    {
        Evaluate(choice.Value);
        FlowState before = state;
        FlowState after = before.Copy();
        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            state = before.Copy();
            foreach (IOperation statement in section.Body)
            {
                Evaluate(statement);
            }

            // The break that ends a section leaves the switch, not the method.
            state.IsUnreachable = section.Body.Length > 0 && section.Body[section.Body.Length - 1] is IReturnOperation or IThrowOperation;
            after = JoinStates(after, state);
        }

        state = after;
    }

    /// <summary>The arms in order: each knows that those before it did not match.</summary>
    private Value SwitchExpression(ISwitchExpressionOperation choice)
    {
        Term? tested = Evaluate(choice.Value).Number;
        FlowState before = state;
        FlowState remaining = before.Copy();
        (Value Value, FlowState State)? joined = null;
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            state = remaining.Copy();
            if (tested is not null)
            {
                AssumePattern(tested, arm.Pattern, true);
            }

            if (arm.Guard is not null)
            {
                Evaluate(arm.Guard);
                Assume(arm.Guard, true);
            }

            Value value = Evaluate(arm.Value);
            if (!state.IsUnreachable)
            {
                joined = joined is var (other, otherState) ? (Join(other, otherState, value, state), JoinStates(otherState, state)) : (value, state);
            }

            if (tested is not null && arm.Guard is null)
            {
                state = remaining;
                AssumePattern(tested, arm.Pattern, false);
            }
        }

        state = joined?.State ?? before;
        state.IsUnreachable = before.IsUnreachable;
        return joined?.Value ?? Unknown();
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        if (declarator.GetVariableInitializer() is not { } initializer)
        {
            return;
        }

        Store(new ValueKey(declarator.Symbol, ""), Evaluate(initializer.Value));
        if (declarator.Symbol.Type.SpecialType == SpecialType.System_Boolean)
        {
            namedConditions[declarator.Symbol] = initializer.Value;
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
