using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.CodeFixes.Rewrites;

/// <summary>
/// Whether a statement does nothing but its part of a softmax: known calls, arithmetic, whole loops from 0, element accesses at the loop
/// variable. Collects what it writes and how far its loops run.
/// </summary>
internal sealed class StatementShape(KnownSymbols symbols, SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>Variables declared or assigned.</summary>
    public List<ISymbol> Written { get; } = [];

    /// <summary>Collections whose elements are written.</summary>
    public List<ExpressionSyntax> Filled { get; } = [];

    /// <summary>Upper bounds of the loops.</summary>
    public List<ExpressionSyntax> Bounds { get; } = [];

    /// <summary>Collections that are run through from end to end.</summary>
    public List<ExpressionSyntax> Traversed { get; } = [];

    private readonly HashSet<ISymbol> loopVariables = new(SymbolEqualityComparer.Default);

    public bool Accept(StatementSyntax statement) => !statement.ContainsDirectives && statement switch
    {
        BlockSyntax block => block.Statements.All(Accept),
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } local => AcceptDeclaration(local.Declaration),
        ExpressionStatementSyntax expression => AcceptExpression(expression.Expression),
        ForStatementSyntax loop => AcceptFor(loop),
        ForEachStatementSyntax loop => AcceptForEach(loop),
        _ => false,
    };

    private bool AcceptDeclaration(VariableDeclarationSyntax declaration)
    {
        foreach (VariableDeclaratorSyntax variable in declaration.Variables)
        {
            if (model.GetDeclaredSymbol(variable, cancellationToken) is not { } symbol || (variable.Initializer is { } initializer && !AcceptExpression(initializer.Value)))
            {
                return false;
            }

            Written.Add(symbol);
        }

        return true;
    }

    /// <summary><c>for (int i = 0; i &lt; bound; i++)</c>.</summary>
    private bool AcceptFor(ForStatementSyntax loop)
    {
        if (loop is not
            {
                Declaration.Variables: { Count: 1 } variables,
                Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression, Left: IdentifierNameSyntax counted, Right: var bound },
                Incrementors: { Count: 1 } incrementors,
            }
            || model.GetDeclaredSymbol(variables[0], cancellationToken) is not { } variable
            || variables[0].Initializer is not { Value: var start }
            || model.GetConstantValue(start, cancellationToken) is not { HasValue: true, Value: 0 }
            || counted.Identifier.Text != variable.Name
            || incrementors[0] is not (PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression })
            || bound is not (LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax))
        {
            return false;
        }

        loopVariables.Add(variable);
        Bounds.Add(bound);
        return AcceptBody(loop.Statement);
    }

    private bool AcceptForEach(ForEachStatementSyntax loop)
    {
        if (model.GetDeclaredSymbol(loop, cancellationToken) is not { } variable)
        {
            return false;
        }

        Written.Add(variable);
        Traversed.Add(loop.Expression);
        return AcceptExpression(loop.Expression) && AcceptBody(loop.Statement);
    }

    /// <summary>A loop in a loop runs over several rows; one call does one.</summary>
    private bool AcceptBody(StatementSyntax body) =>
        !body.DescendantNodesAndSelf().Any(n => n is ForStatementSyntax or CommonForEachStatementSyntax) && Accept(body);

    public bool AcceptExpression(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax or IdentifierNameSyntax or ThisExpressionSyntax or DefaultExpressionSyntax or PredefinedTypeSyntax:
                return true;
            case ParenthesizedExpressionSyntax parenthesized:
                return AcceptExpression(parenthesized.Expression);
            case CastExpressionSyntax cast:
                return AcceptExpression(cast.Expression);
            case MemberAccessExpressionSyntax member:
                return AcceptExpression(member.Expression);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression } binary:
                return AcceptExpression(binary.Left) && AcceptExpression(binary.Right);
            case ElementAccessExpressionSyntax element:
                return AcceptElement(element);
            case AssignmentExpressionSyntax assignment:
                return AcceptAssignment(assignment);
            case InvocationExpressionSyntax call:
                return AcceptCall(call);
            case LambdaExpressionSyntax { ExpressionBody: { } body, AsyncKeyword.RawKind: 0 }:
                return AcceptExpression(body);
            case ArrayCreationExpressionSyntax { Initializer: null }:
                return true;
            default:
                return false;
        }
    }

    /// <summary>The running element of a row, or an outer row of a jagged array.</summary>
    private bool AcceptElement(ElementAccessExpressionSyntax element) =>
        element.ArgumentList.Arguments.Count == 1
        && element.ArgumentList.Arguments[0].Expression is IdentifierNameSyntax or LiteralExpressionSyntax
        && (ExpRange.Of(model.GetTypeInfo(element, cancellationToken).Type) is null || loopVariables.Contains(model.GetSymbolInfo(element.ArgumentList.Arguments[0].Expression, cancellationToken).Symbol!))
        && AcceptExpression(element.Expression);

    private bool AcceptAssignment(AssignmentExpressionSyntax assignment)
    {
        switch (assignment.Left)
        {
            case ElementAccessExpressionSyntax element:
                Filled.Add(element.Expression);
                return AcceptElement(element) && AcceptExpression(assignment.Right);
            case IdentifierNameSyntax name when model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol local:
                Written.Add(local);
                return AcceptExpression(assignment.Right);
            default:
                return false;
        }
    }

    private bool AcceptCall(InvocationExpressionSyntax call)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
            || !call.ArgumentList.Arguments.All(a => a.RefKindKeyword.RawKind == 0 && AcceptExpression(a.Expression))
            || (call.Expression is MemberAccessExpressionSyntax member && !AcceptExpression(member.Expression)))
        {
            return false;
        }

        // A lambda that also gets the index computes something per position.
        if (call.ArgumentList.Arguments.Any(a => a.Expression is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: > 1 }))
        {
            return false;
        }

        KnownMethod known = symbols.Classify(method.ReducedFrom ?? method);
        if (known is KnownMethod.SpanExp or KnownMethod.SpanDivide or KnownMethod.SpanMultiply)
        {
            Filled.Add(call.ArgumentList.Arguments.Last().Expression);
            Traversed.Add(call.ArgumentList.Arguments[0].Expression);
            return true;
        }

        if (known is KnownMethod.SpanSum)
        {
            Traversed.Add(call.ArgumentList.Arguments[0].Expression);
        }

        return known is KnownMethod.Exp or KnownMethod.Pow or KnownMethod.SpanSum or KnownMethod.SequenceSum or KnownMethod.SequenceSelect or KnownMethod.SequenceCopy;
    }
}
