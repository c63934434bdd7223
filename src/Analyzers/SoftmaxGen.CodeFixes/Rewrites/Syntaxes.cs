using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.CodeFixes.Rewrites;

/// <summary>Small questions about syntax that several rewrites ask.</summary>
internal static class Syntaxes
{
    /// <summary>Without parentheses and casts.</summary>
    public static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Bare(parenthesized.Expression),
        CastExpressionSyntax cast => Bare(cast.Expression),
        _ => expression,
    };

    /// <summary>
    /// The collection an exp runs over: of <c>x[i]</c>, of a foreach variable, of a local that holds <c>x[i]</c>, of a lambda's parameter, of a
    /// method group.
    /// </summary>
    public static ExpressionSyntax? SourceOf(SyntaxNode exp, SemanticModel model, CancellationToken cancellationToken)
    {
        if (exp is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call)
        {
            return Receiver(exp.FirstAncestorOrSelf<InvocationExpressionSyntax>(), model, cancellationToken);
        }

        // TensorPrimitives.Exp takes the collection itself.
        if (arguments.Count == 2 && call.Expression is MemberAccessExpressionSyntax { Expression: var type } && type.ToString().EndsWith("TensorPrimitives", System.StringComparison.Ordinal))
        {
            return arguments[0].Expression;
        }

        return Bare(arguments[arguments.Count - 1].Expression) switch
        {
            ElementAccessExpressionSyntax element => element.Expression,
            IdentifierNameSyntax name => OfVariable(model.GetSymbolInfo(name, cancellationToken).Symbol, name, model, cancellationToken),
            _ => null,
        };
    }

    private static ExpressionSyntax? OfVariable(ISymbol? variable, SyntaxNode use, SemanticModel model, CancellationToken cancellationToken) =>
        variable?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            ForEachStatementSyntax loop => loop.Expression,
            VariableDeclaratorSyntax { Initializer.Value: var value } when Bare(value) is ElementAccessExpressionSyntax element => element.Expression,
            ParameterSyntax when use.FirstAncestorOrSelf<LambdaExpressionSyntax>() is { } lambda => Receiver(lambda.FirstAncestorOrSelf<InvocationExpressionSyntax>(), model, cancellationToken),
            _ => null,
        };

    /// <summary>What a LINQ call or Array.ConvertAll works on.</summary>
    public static ExpressionSyntax? Receiver(InvocationExpressionSyntax? call, SemanticModel model, CancellationToken cancellationToken) =>
        call is null || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method ? null
        : method.IsStatic && method.MethodKind != MethodKind.ReducedExtension ? call.ArgumentList.Arguments.FirstOrDefault()?.Expression
        : (call.Expression as MemberAccessExpressionSyntax)?.Expression;

    /// <summary>The method, property or field around a node; for a program without a Main all of it.</summary>
    public static SyntaxNode Member(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not GlobalStatementSyntax) is { } member and not BaseNamespaceDeclarationSyntax ? member : node.SyntaxTree.GetRoot();

    /// <summary>
    /// Whether the code around a node parses. A statement that is added to code without its brackets cannot be laid out: Roslyn's formatter throws there.
    /// </summary>
    public static bool IsComplete(SyntaxNode node) =>
        !Member(node).ContainsDiagnostics && !node.Ancestors().Any(a => a.ChildTokens().Any(t => t.IsMissing));

    /// <summary>Whether the variables are declared, too, where they are used: nothing of them stays behind.</summary>
    public static bool AreDeclaredIn(IEnumerable<ISymbol> variables, IReadOnlyCollection<StatementSyntax> statements, CancellationToken cancellationToken) =>
        variables.All(v => v.DeclaringSyntaxReferences.Any(r => statements.Any(s => s.Span.Contains(r.GetSyntax(cancellationToken).Span))));

    /// <summary>Whether the expression still means something when the statements are gone.</summary>
    public static bool Survives(ExpressionSyntax expression, IReadOnlyCollection<StatementSyntax> gone, SemanticModel model, CancellationToken cancellationToken) =>
        !expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Select(n => model.GetSymbolInfo(n, cancellationToken).Symbol)
            .Any(s => s is ILocalSymbol or IParameterSymbol && s.DeclaringSyntaxReferences.Any(r => gone.Any(g => g.Span.Contains(r.GetSyntax(cancellationToken).Span))));

    /// <summary>Whether every use of the variables lies in the given statements.</summary>
    public static bool AreOnlyUsedIn(IReadOnlyCollection<ISymbol> variables, IReadOnlyCollection<StatementSyntax> statements, SyntaxNode block, SemanticModel model, CancellationToken cancellationToken)
    {
        return Member(block).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => variables.Any(v => v.Name == n.Identifier.Text))
            .Where(n => variables.Contains(model.GetSymbolInfo(n, cancellationToken).Symbol!, SymbolEqualityComparer.Default))
            .All(n => statements.Any(s => s.Span.Contains(n.Span)));
    }
}
