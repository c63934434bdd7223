using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace SoftmaxGen.CodeFixes.Application;

/// <summary>A body that is one expression has no room for a second statement; here it gets braces.</summary>
internal static class BlockBody
{
    /// <summary>The tree with the expression body around a node made a block; null when there is none around it.</summary>
    public static SyntaxNode? Around(SyntaxNode root, SyntaxNode node, SemanticModel model, string newLine, CancellationToken cancellationToken) =>
        node.Ancestors().FirstOrDefault(n => n is BlockSyntax or ArrowExpressionClauseSyntax) is not ArrowExpressionClauseSyntax { Expression: var value, Parent: { } owner } ? null
        : owner switch
        {
            MethodDeclarationSyntax method => root.ReplaceNode(method, method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Block(value, IsVoid(method, model, cancellationToken), newLine))),
            LocalFunctionStatementSyntax function => root.ReplaceNode(function, function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Block(value, IsVoid(function, model, cancellationToken), newLine))),
            _ => null,
        };

    private static bool IsVoid(SyntaxNode declaration, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDeclaredSymbol(declaration, cancellationToken) is IMethodSymbol { ReturnsVoid: true };

    private static BlockSyntax Block(ExpressionSyntax value, bool isVoid, string newLine)
    {
        SyntaxTrivia end = SyntaxFactory.ElasticEndOfLine(newLine);
        StatementSyntax statement = isVoid
            ? SyntaxFactory.ExpressionStatement(value.WithoutTrailingTrivia())
            : SyntaxFactory.ReturnStatement(value.WithLeadingTrivia(SyntaxFactory.Space).WithoutTrailingTrivia());
        return SyntaxFactory.Block(statement.WithTrailingTrivia(end))
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(end))
            .WithTrailingTrivia(end)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
