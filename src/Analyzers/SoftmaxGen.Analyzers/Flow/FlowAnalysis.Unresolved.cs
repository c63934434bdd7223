using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Analyzers.Flow.Algebra;

namespace SoftmaxGen.Analyzers.Flow;

/// <content>Code whose symbols are missing, often only because a reference is: calls are known by their names.</content>
internal sealed partial class FlowAnalysis
{
    private Value Invalid(IInvalidOperation invalid)
    {
        IOperation[] children = [.. invalid.ChildOperations];
        switch (invalid.Syntax)
        {
            case InvocationExpressionSyntax call:
                string name = NamedFunctions.CalledName(call);
                IOperation[] arguments = [.. children.Skip(System.Math.Max(0, children.Length - call.ArgumentList.Arguments.Count))];
                if (NamedFunctions.Kind(name) is var named and not KnownMethod.Other)
                {
                    IOperation? receiver = children.Length > arguments.Length ? Receiver(children[0]) : null;
                    IOperation[] operands = receiver is null ? arguments : [receiver, .. arguments];
                    if (!IsExact(operands))
                    {
                        return Named(invalid, named, operands);
                    }
                }

                if (name == "SoftMax" && call.Expression.ToString().EndsWith("TensorPrimitives.SoftMax", System.StringComparison.Ordinal))
                {
                    sites.Add(new LibrarySoftmaxSite(invalid, KnownMethod.TensorPrimitivesSoftMax, arguments.Length == 0 || !IsSafeInput(Evaluate(arguments[0]), NumericType.Single), NumericType.Generic));
                }

                bool isOuter = isInAssertion;
                isInAssertion |= call.Expression.ToString().EndsWith("Debug.Assert", System.StringComparison.Ordinal);
                Value unresolved = EvaluateUnresolved(children);
                isInAssertion = isOuter;
                if (Names.MayShift(name))
                {
                    TouchUnresolved(children);
                }

                if (Names.SayChoice(name))
                {
                    return Value.Of(Tame());
                }

                return Names.SaySoftmax(name) ? Value.Fresh(Value.Of(Term.Of(new Atom(AtomKind.Probability, null, ++version)))) : unresolved;
            case ElementAccessExpressionSyntax when InvalidElement(invalid) is var (collection, index):
                return ElementAt(Evaluate(collection), null, [.. index.Select(Formula)]);
            case BinaryExpressionSyntax binary when children.Length == 2 && OperatorOf(binary.Kind()) is { } kind:
                return Combine(invalid, kind, Evaluate(children[0]), Evaluate(children[1]));
            case AssignmentExpressionSyntax assignment when children.Length == 2:
                return AssignUnresolved(invalid, assignment.Kind(), children[0], children[1]);
            case SimpleNameSyntax or MemberAccessExpressionSyntax when UnresolvedKey(invalid) is { } key:
                return state.Variable(key) ?? Value.Of(Term.Of(MemberOfItem(children, key) ?? new Atom(AtomKind.Symbol, key, 0)));
            default:
                return EvaluateUnresolved(children);
        }
    }

    private Value AssignUnresolved(IOperation operation, SyntaxKind kind, IOperation target, IOperation value)
    {
        Value assigned = Evaluate(value);
        if (OperatorOf(kind) is { } combined)
        {
            NoteSum(operation, target, assigned.Number);
            assigned = Combine(operation, combined, Evaluate(target), assigned);
        }

        return Assign(target, assigned);
    }

    /// <summary>With an operand of a missing type there is no operator to be resolved, only its text.</summary>
    private static BinaryOperatorKind OperatorOf(ICompoundAssignmentOperation assignment) =>
        assignment.OperatorKind != BinaryOperatorKind.None ? assignment.OperatorKind : OperatorOf(assignment.Syntax.Kind()) ?? BinaryOperatorKind.None;

    private static BinaryOperatorKind OperatorOf(IBinaryOperation binary) =>
        binary.OperatorKind != BinaryOperatorKind.None ? binary.OperatorKind : OperatorOf(binary.Syntax.Kind()) ?? BinaryOperatorKind.None;

    private static BinaryOperatorKind? OperatorOf(SyntaxKind kind) => kind switch
    {
        SyntaxKind.AddExpression or SyntaxKind.AddAssignmentExpression => BinaryOperatorKind.Add,
        SyntaxKind.SubtractExpression or SyntaxKind.SubtractAssignmentExpression => BinaryOperatorKind.Subtract,
        SyntaxKind.MultiplyExpression or SyntaxKind.MultiplyAssignmentExpression => BinaryOperatorKind.Multiply,
        SyntaxKind.DivideExpression or SyntaxKind.DivideAssignmentExpression => BinaryOperatorKind.Divide,
        _ => null,
    };

    /// <summary>A missing name, known by its text within the member that uses it.</summary>
    private ValueKey? UnresolvedKey(IOperation operation) =>
        operation is IInvalidOperation { Syntax: SimpleNameSyntax or MemberAccessExpressionSyntax, SemanticModel: { } model } && model.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellationToken) is { } member
            ? new ValueKey(member.ContainingSymbol is IMethodSymbol outer ? outer : member, "?" + operation.Syntax.WithoutTrivia())
            : null;

    /// <summary>A member of an object in a collection whose type is missing: <c>c.Score</c> in a loop over c.</summary>
    private static Atom? MemberOfItem(IOperation[] children, ValueKey key) =>
        children.Length == 1 && children[0] is ILocalReferenceOperation { Local: { Type.TypeKind: TypeKind.Error } item } && item.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is ForEachStatementSyntax)
            ? new Atom(AtomKind.Element, new ValueKey(key.Root, "?[]" + key.Path.Substring(key.Path.LastIndexOf('.'))), 0)
            : null;

    private Value EvaluateUnresolved(IOperation[] children)
    {
        foreach (IOperation child in children)
        {
            Evaluate(child);
        }

        return Unknown();
    }

    /// <summary>Everything that a missing method of such a name gets may come back shifted.</summary>
    private void TouchUnresolved(IOperation[] children)
    {
        foreach (IOperation child in children)
        {
            IOperation operand = child is { Kind: OperationKind.None } ? Receiver(child) ?? child : child;
            if (EvaluateAside(operand).Number?.Atom is { Kind: AtomKind.Symbol, Key: { } key } && !IsInteger(operand.Type))
            {
                state.SetElements(key, Tame(key));
                state.Touch(key.Root);
            }
        }
    }

    /// <summary>What stands before the dot of a missing method, if it is a value: no type, and no missing name, which is more likely a type.</summary>
    private static IOperation? Receiver(IOperation target)
    {
        IOperation inner = target is { Kind: OperationKind.None, Syntax: MemberAccessExpressionSyntax } && target.ChildOperations.Count == 1 ? target.ChildOperations.First() : target;
        return inner.Kind == OperationKind.None || inner is IInvalidOperation { Syntax: SimpleNameSyntax } or IInstanceReferenceOperation ? null : inner;
    }

    /// <summary>The indices of an unresolved element access come before its collection.</summary>
    private static (IOperation Collection, IOperation[] Index)? InvalidElement(IOperation operation) =>
        operation.Syntax is ElementAccessExpressionSyntax && operation.ChildOperations.Count > 1
            ? (operation.ChildOperations.Last(), [.. operation.ChildOperations.Take(operation.ChildOperations.Count - 1)])
            : null;
}
