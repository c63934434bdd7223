using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using SoftmaxGen.CodeFixes.Rewrites;

namespace SoftmaxGen.CodeFixes.Application;

/// <summary>Carries a rewrite out on a document.</summary>
internal static class RewriteApplier
{
    public static async Task<Document> ApplyAsync(Document document, SoftmaxRewrite rewrite, CallTarget target, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        string call = $"{target.Method}({rewrite.Logits}, {rewrite.Probabilities})";

        foreach ((SyntaxNode old, SyntaxNode @new) in rewrite.Replaced)
        {
            editor.ReplaceNode(old, @new);
        }

        // What a comment said about the statements that go is said about the call that comes.
        SyntaxTriviaList comments = SyntaxFactory.TriviaList(rewrite.Removed.SelectMany(LeadingComments));
        foreach (StatementSyntax statement in rewrite.Removed)
        {
            editor.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia);
        }

        if (rewrite.Placement == CallPlacement.InsteadOfExpression)
        {
            editor.ReplaceNode(rewrite.Anchor, SyntaxFactory.ParseExpression(call).WithTriviaFrom(rewrite.Anchor));
        }
        else
        {
            PlaceStatement(editor, (StatementSyntax)rewrite.Anchor, rewrite, call + ";", comments);
        }

        if (target.NewKernel is { } kernel && rewrite.Anchor.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
        {
            AddKernel(editor, type, kernel);
        }

        SyntaxNode changed = Imports.Add(editor.GetChangedRoot(), [.. target.Usings, .. rewrite.Usings]);
        Document result = document.WithSyntaxRoot(changed);
        return await Formatter.FormatAsync(result, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static void PlaceStatement(SyntaxEditor editor, StatementSyntax anchor, SoftmaxRewrite rewrite, string call, SyntaxTriviaList comments)
    {
        List<StatementSyntax> statements = [.. rewrite.Before.Append(call).Select(Statement)];
        statements[0] = statements[0].WithLeadingTrivia(comments);
        switch (rewrite.Placement)
        {
            case CallPlacement.InsteadOfStatement:
                StatementSyntax first = statements[0].WithLeadingTrivia(comments.AddRange(LeadingComments(anchor)));
                StatementSyntax last = statements.Count == 1 ? first : statements[statements.Count - 1];
                editor.InsertBefore(anchor, statements.Count == 1 ? [] : [first, .. statements.Skip(1).Take(statements.Count - 2)]);
                editor.ReplaceNode(anchor, last.WithTrailingTrivia(anchor.GetTrailingTrivia()));
                break;
            case CallPlacement.AfterStatement:
                editor.InsertAfter(anchor, statements);
                break;
            default:
                editor.InsertBefore(anchor, statements);
                break;
        }
    }

    private static StatementSyntax Statement(string text) =>
        SyntaxFactory.ParseStatement(text).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed).WithAdditionalAnnotations(Formatter.Annotation);

    private static IEnumerable<SyntaxTrivia> LeadingComments(SyntaxNode statement)
    {
        foreach (SyntaxTrivia trivia in statement.GetLeadingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            {
                yield return trivia;
                yield return SyntaxFactory.ElasticCarriageReturnLineFeed;
            }
        }
    }

    /// <summary>Adds the method at the end of the type, and makes the type and those around it partial.</summary>
    private static void AddKernel(SyntaxEditor editor, TypeDeclarationSyntax type, string kernel)
    {
        MemberDeclarationSyntax member = SyntaxFactory.ParseMemberDeclaration(kernel)!
            .WithLeadingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        editor.ReplaceNode(type, (current, _) => Partial((TypeDeclarationSyntax)current).AddMembers(member));
        foreach (TypeDeclarationSyntax outer in type.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            editor.ReplaceNode(outer, (current, _) => Partial((TypeDeclarationSyntax)current));
        }
    }

    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return type;
        }

        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return type.Modifiers.Count > 0
            ? (TypeDeclarationSyntax)type.AddModifiers(partial)
            : (TypeDeclarationSyntax)type.WithKeyword(type.Keyword.WithLeadingTrivia(SyntaxFactory.TriviaList()))
                .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)));
    }
}
