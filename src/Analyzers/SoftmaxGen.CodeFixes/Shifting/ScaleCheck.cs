using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.CodeFixes.Rewrites;

namespace SoftmaxGen.CodeFixes.Shifting;

/// <summary>
/// Subtracting a maximum multiplies every exponential with one factor. This shows that the factor cancels from everything that leaves the
/// statements: each value has a degree, the power of the factor in it. An exponential has 1, a quotient of two of them 0, and 0 itself any.
/// What is not understood is a refusal.
/// </summary>
internal sealed class ScaleCheck(IReadOnlyCollection<SyntaxNode> exponentials, SemanticModel model, CancellationToken cancellationToken)
{
    // Null is the degree of 0 and of what holds only zeros.
    private readonly Dictionary<ISymbol, int?> degrees = new(SymbolEqualityComparer.Default);
    private bool failed;

    /// <summary>Whether only numbers without the factor are left, or visible, after the last statement.</summary>
    public bool Cancels(StatementList block, StatementSyntax last)
    {
        foreach (StatementSyntax statement in block.Statements.TakeWhile(s => s.SpanStart <= last.SpanStart))
        {
            Visit(statement);
        }

        return !failed && degrees.All(d => d.Value is null or 0 || IsGone(d.Key, block, last));
    }

    /// <summary>A variable of the block that nothing reads any more.</summary>
    private bool IsGone(ISymbol symbol, StatementList block, StatementSyntax last) =>
        symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol && Syntaxes.AreDeclaredIn([symbol], [.. block.Statements], cancellationToken)
        && !block.Statements.Where(s => s.SpanStart > last.SpanStart).SelectMany(s => s.DescendantNodes().OfType<IdentifierNameSyntax>())
            .Any(n => SymbolEqualityComparer.Default.Equals(Symbol(n), symbol));

    private void Visit(StatementSyntax statement)
    {
        switch (statement)
        {
            case BlockSyntax block:
                Visit(block.Statements);
                break;
            case LocalDeclarationStatementSyntax local:
                Declare(local.Declaration);
                break;
            case ExpressionStatementSyntax expression:
                Degree(expression.Expression);
                break;
            case ForStatementSyntax loop:
                Expect(loop.Condition is null ? 0 : Degree(loop.Condition), 0);
                Visit([loop.Statement]);
                break;
            case ForEachStatementSyntax loop:
                Set(model.GetDeclaredSymbol(loop, cancellationToken), Degree(loop.Expression));
                Visit([loop.Statement]);
                break;
            case WhileStatementSyntax loop:
                Expect(Degree(loop.Condition), 0);
                Visit([loop.Statement]);
                break;
            case IfStatementSyntax choice:
                Expect(Degree(choice.Condition), 0);
                Visit(choice.Else is { } other ? [choice.Statement, other.Statement] : [choice.Statement]);
                break;
            case ReturnStatementSyntax { Expression: { } result }:
                Expect(Degree(result), 0);
                break;
            default:
                failed |= Mentions(statement);
                break;
        }
    }

    private void Visit(IEnumerable<StatementSyntax> statements)
    {
        foreach (StatementSyntax statement in statements)
        {
            Visit(statement);
        }
    }

    private void Declare(VariableDeclarationSyntax declaration)
    {
        foreach (VariableDeclaratorSyntax variable in declaration.Variables)
        {
            Set(model.GetDeclaredSymbol(variable, cancellationToken), variable.Initializer is { } initializer ? Degree(initializer.Value) : null);
        }
    }

    private int? Degree(ExpressionSyntax expression)
    {
        if (exponentials.Contains(expression))
        {
            return 1;
        }

        if (model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: var constant })
        {
            return constant is 0 or 0.0 or 0f ? null : 0;
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Degree(inner.Expression);
            case CastExpressionSyntax cast:
                return Degree(cast.Expression);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } negative:
                return Degree(negative.Operand);
            case BinaryExpressionSyntax binary:
                return Binary(binary.Kind(), Degree(binary.Left), Degree(binary.Right));
            case ConditionalExpressionSyntax choice:
                Expect(Degree(choice.Condition), 0);
                return Same(Degree(choice.WhenTrue), Degree(choice.WhenFalse));
            case AssignmentExpressionSyntax assignment:
                return Assign(assignment);
            case InvocationExpressionSyntax call:
                return new ScaleOfCalls(this, model, cancellationToken).Degree(call);
            case QueryExpressionSyntax { FromClause: { } from, Body: { Clauses.Count: 0, SelectOrGroup: SelectClauseSyntax select } }:
                Set(model.GetDeclaredSymbol(from, cancellationToken), Degree(from.Expression));
                return Degree(select.Expression);
            case MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" or "Count" or "LongLength" }:
                return 0;
            case MemberAccessExpressionSyntax { Name.Identifier.Text: "Zero" }:
            case ArrayCreationExpressionSyntax { Initializer: null } or ObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments.Count: 0 } or DefaultExpressionSyntax:
                return null;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax:
                return Root(expression) is { } root && degrees.TryGetValue(root, out int? degree) ? degree : 0;
            default:
                failed |= Mentions(expression);
                return 0;
        }
    }

    public int? DegreeOf(ExpressionSyntax expression) => Degree(expression);

    /// <summary>The degree of what a function yields for elements of this degree.</summary>
    public int? Apply(ExpressionSyntax function, int? element)
    {
        switch (function)
        {
            case LambdaExpressionSyntax lambda when model.GetSymbolInfo(lambda, cancellationToken).Symbol is IMethodSymbol { Parameters: { Length: >= 1 } parameters }:
                Set(parameters[0], element);
                if (lambda.ExpressionBody is { } body)
                {
                    return Degree(body);
                }

                Visit(lambda.Block!);
                return 0;
            case var _ when exponentials.Contains(function):
                return 1;
            default:
                Expect(element, 0);
                return 0;
        }
    }

    public int? Fill(ExpressionSyntax collection, int? element)
    {
        ISymbol? root = Root(collection);
        int? degree = Same(root is not null && degrees.TryGetValue(root, out int? before) ? before : 0, element);
        Set(root, degree);
        return degree;
    }

    public void Expect(int? degree, int expected) => failed |= degree is { } power && power != expected;

    private int? Binary(SyntaxKind kind, int? left, int? right)
    {
        switch (kind)
        {
            case SyntaxKind.MultiplyExpression:
                return left + right;
            case SyntaxKind.DivideExpression:
                return left - (right ?? 0);
            case SyntaxKind.AddExpression or SyntaxKind.SubtractExpression:
                return Same(left, right);
            default:
                Same(left, right);
                return 0;
        }
    }

    private int? Assign(AssignmentExpressionSyntax assignment)
    {
        int? right = Degree(assignment.Right);
        ISymbol? target = Root(assignment.Left);
        int? left = target is not null && degrees.TryGetValue(target, out int? before) ? before : 0;
        int? result = assignment.Kind() switch
        {
            SyntaxKind.SimpleAssignmentExpression => right,
            SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression => Same(left, right),
            SyntaxKind.MultiplyAssignmentExpression => left + right,
            SyntaxKind.DivideAssignmentExpression => left - (right ?? 0),
            _ => Same(Same(left, right), 0),
        };
        Set(target, result);
        return result;
    }

    private int? Same(int? left, int? right)
    {
        failed |= left is { } l && right is { } r && l != r;
        return left ?? right;
    }

    private void Set(ISymbol? symbol, int? degree)
    {
        if (symbol is null)
        {
            failed |= degree is not (null or 0);
            return;
        }

        degrees[symbol] = degree;
    }

    /// <summary>The variable, or the field of whatever object, that an expression reads or writes a part of.</summary>
    private ISymbol? Root(ExpressionSyntax expression) => expression switch
    {
        ElementAccessExpressionSyntax element => Root(element.Expression),
        ParenthesizedExpressionSyntax inner => Root(inner.Expression),
        _ => Symbol(expression) is { Kind: SymbolKind.Local or SymbolKind.Parameter or SymbolKind.Field or SymbolKind.Property or SymbolKind.RangeVariable } symbol ? symbol : null,
    };

    private ISymbol? Symbol(SyntaxNode node) => model.GetSymbolInfo(node, cancellationToken).Symbol;

    /// <summary>Whether text that is not followed has to do with the exponentials.</summary>
    private bool Mentions(SyntaxNode node) => node.DescendantNodesAndSelf().Any(n =>
        exponentials.Contains(n) || (n is IdentifierNameSyntax && Symbol(n) is { } symbol && degrees.TryGetValue(symbol, out int? degree) && degree is not (null or 0)));
}
