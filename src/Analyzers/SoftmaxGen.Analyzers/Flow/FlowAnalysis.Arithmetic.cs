using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>What +, −, * and / make of formulas.</content>
internal sealed partial class FlowAnalysis
{
    /// <summary>Where a variable was last added to: the sum of a loop.</summary>
    private readonly Dictionary<ValueKey, IOperation> sumOrigins = [];

    /// <summary>Formulas that a condition keeps from being 0.</summary>
    private readonly HashSet<Term> knownNonZero = [];

    private Value Combine(IOperation operation, BinaryOperatorKind kind, Value left, Value right)
    {
        if (left.IsCollection || right.IsCollection)
        {
            return CombineElements(operation, kind, left, right);
        }

        if (Written(left) is not { } a || Written(right) is not { } b)
        {
            return Unknown();
        }

        switch (kind)
        {
            case BinaryOperatorKind.Add:
                return Value.Of(a + b);
            case BinaryOperatorKind.Subtract:
                return Value.Of(Vanishes(operation, a, b) ?? (a - b));
            case BinaryOperatorKind.Multiply:
                CheckEntropy(operation, a, b);
                return Value.Of(Checked(operation, a, b, a * b));
            case BinaryOperatorKind.Divide:
                return IsInteger(operation.Type) ? Unknown() : Value.Of(Checked(operation, a, b, Term.Divide(a, b) ?? Fresh(null)));
            case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals:
                // sum == 0, sum == ∞, x != x: the code has a way out of its own.
                if (a.Number is null && a.Equals(b))
                {
                    NoteFailureTest(a, Flow.FailureTest.NaN);
                }
                else if (a.Number is not null || b.Number is not null)
                {
                    NoteFailureTest(a.Number is null ? a : b, (a.Number ?? b.Number) == 0 ? Flow.FailureTest.Zero : Flow.FailureTest.Any);
                }

                return Unknown();
            default:
                return Unknown();
        }
    }

    /// <summary>The formula of a number; of a matrix whose type is missing, that of what was written into it.</summary>
    private Term? Written(Value value) =>
        value.Number?.Atom is { Kind: AtomKind.Symbol, Key: { } key } && state.AllElements.TryGetValue(key, out Term? elements) ? elements : value.Number;

    /// <summary>Operators of vectors, matrices and tensors work element by element.</summary>
    private Value CombineElements(IOperation operation, BinaryOperatorKind kind, Value left, Value right)
    {
        Term? a = left.Number ?? Elements(left), b = right.Number ?? Elements(right);
        return a is null || b is null || kind is not (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide)
            ? Unknown()
            : Value.Fresh(Combine(operation, kind, Value.Of(a), Value.Of(b)));
    }

    private Value AssignCombined(ICompoundAssignmentOperation assignment)
    {
        Value left = Evaluate(assignment.Target);
        Value right = Evaluate(assignment.Value);
        BinaryOperatorKind kind = OperatorOf(assignment);
        Value combined = Combine(assignment, kind, left, right);
        if (combined.Number is { } number && ExpRange.Of(assignment.Type) is { } type)
        {
            combined = Value.Of(Narrow(number, type));
        }

        NoteSum(assignment, assignment.Target, right.Number);
        if (kind == BinaryOperatorKind.Add && loopDepth > 0 && !IsVariable(assignment.Target) && left.Number is { } before && right.Number is { } added && IsExponential(added))
        {
            // acc[k] += e in a loop: an element as accumulator.
            Term total = added.Total(t => new Atom(AtomKind.Total, null, 0, t.Erased()) { Origin = assignment, Type = ExpRange.Of(assignment.Type) ?? NumericType.Double });
            combined = Value.Of((before.Atom is { Kind: AtomKind.Element } ? Term.Zero : before) + total);
        }

        Assign(assignment.Target, combined);
        return combined;
    }

    /// <summary>Remembers where a sum is formed, and reports one that is formed in Half.</summary>
    private void NoteSum(IOperation operation, IOperation target, Term? added)
    {
        if (added is null || !(operation is ISimpleAssignmentOperation || (operation is ICompoundAssignmentOperation compound && OperatorOf(compound) == BinaryOperatorKind.Add)))
        {
            return;
        }

        if (IsVariable(target) && KeyOf(target) is { } key)
        {
            sumOrigins[key] = operation;
            if (loopDepth > 0 && ExpRange.Of(target.Type) == NumericType.Half && operation is ICompoundAssignmentOperation)
            {
                Report(SiteKind.HalfSum, operation, added, NumericType.Half, subject: key.Name);
            }
        }
    }

    /// <summary>The result of a product or quotient, looked at for exponentials on both sides of the fraction bar that were not there before.</summary>
    private Term Checked(IOperation operation, Term left, Term right, Term result)
    {
        if (result.Has(AtomKind.Exp) && !left.Monomials.Concat(right.Monomials).Any(m => Ratio.Of(m) is not null))
        {
            foreach (Monomial monomial in result.Monomials)
            {
                if (Ratio.Of(monomial) is { } ratio)
                {
                    CheckRatio(operation, ratio);
                }
            }
        }

        CheckProducts(operation, left, right, result);
        return result;
    }
}
