using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>What a condition says about the numbers in it.</content>
internal sealed partial class FlowAnalysis
{
    /// <summary><c>bool isLarge = x &gt; 20;</c> and the use of the name later.</summary>
    private readonly Dictionary<ISymbol, IOperation> namedConditions = new(SymbolEqualityComparer.Default);

    private void Assume(IOperation? condition, bool holds)
    {
        switch (condition)
        {
            case IParenthesizedOperation parenthesized:
                Assume(parenthesized.Operand, holds);
                break;
            case IConversionOperation conversion:
                Assume(conversion.Operand, holds);
                break;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                Assume(not.Operand, !holds);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both when holds:
                Assume(both.LeftOperand, true);
                Assume(both.RightOperand, true);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either when !holds:
                Assume(either.LeftOperand, false);
                Assume(either.RightOperand, false);
                break;
            case IBinaryOperation comparison:
                AssumeComparison(comparison, holds);
                break;
            case IIsPatternOperation match when EvaluateAside(match.Value).Number is { } tested:
                AssumePattern(tested, match.Pattern, holds);
                break;
            case ILocalReferenceOperation { Local: var local } when namedConditions.TryGetValue(local, out IOperation? named):
                Assume(named, holds);
                break;
            case IInvocationOperation call:
                AssumeCall(call, holds);
                break;
        }
    }

    private void AssumeComparison(IBinaryOperation comparison, bool holds)
    {
        // Compare(a, b) >= 0 and a.CompareTo(b) >= 0 compare a with b.
        if (comparison.LeftOperand is IInvocationOperation { TargetMethod.Name: "Compare" or "CompareTo" } call && comparison.RightOperand.ConstantValue is { HasValue: true, Value: 0 })
        {
            var (a, b) = Operands(call);
            AssumeOrder(comparison.OperatorKind, EvaluateAside(a).Number, EvaluateAside(b).Number, holds);
            return;
        }

        AssumeOrder(comparison.OperatorKind, EvaluateAside(comparison.LeftOperand).Number, EvaluateAside(comparison.RightOperand).Number, holds);
    }

    private static (IOperation? A, IOperation? B) Operands(IInvocationOperation call) => call.Instance is not null && call.Arguments.Length == 1
        ? (call.Instance, call.Arguments[0].Value)
        : (ArgumentOperation(call, 0), ArgumentOperation(call, 1));

    private void AssumeCall(IInvocationOperation call, bool holds)
    {
        var (a, b) = Operands(call);
        BinaryOperatorKind? kind = call.TargetMethod.Name switch
        {
            "GreaterThan" => BinaryOperatorKind.GreaterThan,
            "GreaterThanOrEquals" or "GreaterThanOrEqual" => BinaryOperatorKind.GreaterThanOrEqual,
            "LessThan" => BinaryOperatorKind.LessThan,
            "LessThanOrEquals" or "LessThanOrEqual" => BinaryOperatorKind.LessThanOrEqual,
            _ => null,
        };
        if (kind is { } order && b is not null)
        {
            AssumeOrder(order, EvaluateAside(a).Number, EvaluateAside(b).Number, holds);
        }
        else if (call.TargetMethod.Name is "IsNegative" or "IsPositive" && call.Arguments.Length == 1)
        {
            AssumeOrder(call.TargetMethod.Name == "IsNegative" ? BinaryOperatorKind.LessThan : BinaryOperatorKind.GreaterThan, EvaluateAside(a).Number, Term.Zero, holds);
        }
    }

    private void AssumeOrder(BinaryOperatorKind kind, Term? left, Term? right, bool holds)
    {
        if (left is null || right is null)
        {
            return;
        }

        Term difference = left - right;
        switch (kind, holds)
        {
            case (BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual, true):
            case (BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual, false):
                state.Assume(difference, Interval.NonNegative);
                break;
            case (BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual, false):
            case (BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual, true):
                state.Assume(-difference, Interval.NonNegative);
                break;
            case (BinaryOperatorKind.Equals, true):
            case (BinaryOperatorKind.NotEquals, false):
                state.Assume(difference, Interval.Of(0));
                break;
            case (BinaryOperatorKind.Equals, false):
            case (BinaryOperatorKind.NotEquals, true):
                if (right.Number == 0)
                {
                    knownNonZero.Add(Unconverted(left.Erased()));
                }

                break;
        }

        if (holds ? kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual : kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual)
        {
            NoteNonZero(left, right, kind is BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan);
        }
        else if (holds ? kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual : kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual)
        {
            NoteNonZero(right, left, kind is BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan);
        }
    }

    /// <summary>Above 0, or above a limit that has a name: such a limit is an epsilon.</summary>
    private void NoteNonZero(Term larger, Term smaller, bool orEqual)
    {
        if (smaller.Number is { } limit ? orEqual ? limit > 0 : limit >= 0 : smaller.Atom?.Kind == AtomKind.Symbol)
        {
            knownNonZero.Add(Unconverted((larger.Atom is { Kind: AtomKind.Abs, Arguments: { Length: 1 } inner } ? inner[0] : larger).Erased()));
        }
    }

    private void AssumePattern(Term tested, IPatternOperation pattern, bool holds)
    {
        switch (pattern)
        {
            case IRelationalPatternOperation relational:
                AssumeOrder(relational.OperatorKind, tested, EvaluateAside(relational.Value).Number, holds);
                break;
            case IConstantPatternOperation constant when EvaluateAside(constant.Value).Number is { } value:
                AssumeOrder(BinaryOperatorKind.Equals, tested, value, holds);
                break;
            case INegatedPatternOperation negated:
                AssumePattern(tested, negated.Pattern, !holds);
                break;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both when holds:
                AssumePattern(tested, both.LeftPattern, true);
                AssumePattern(tested, both.RightPattern, true);
                break;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either when !holds:
                AssumePattern(tested, either.LeftPattern, false);
                AssumePattern(tested, either.RightPattern, false);
                break;
        }
    }
}
