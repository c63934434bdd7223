using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;
using SoftmaxGen.CodeFixes.Rewrites;

namespace SoftmaxGen.CodeFixes.Application;

/// <summary>Carries a rewrite out on a document.</summary>
internal static class RewriteApplier
{
    public static async Task<Document> ApplyAsync(Document document, SoftmaxRewrite rewrite, CallTarget target, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        string newLine = Imports.EndOfLine(root).ToString();
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        string call = $"{target.Method}({rewrite.Logits}, {rewrite.Probabilities})";

        foreach ((SyntaxNode old, SyntaxNode @new) in rewrite.Replaced)
        {
            editor.ReplaceNode(old, @new);
        }

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
            PlaceStatements(editor, (StatementSyntax)rewrite.Anchor, rewrite, call + ";", newLine);
        }

        if (target.NewKernel is { } kernel && rewrite.Anchor.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
        {
            AddKernel(editor, type, kernel, newLine);
        }

        SyntaxNode changed = Imports.Add(editor.GetChangedRoot(), [.. target.Usings, .. rewrite.Usings]);
        Document result = document.WithSyntaxRoot(changed);
        OptionSet options = (await result.GetOptionsAsync(cancellationToken).ConfigureAwait(false)).WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, newLine);
        return await Formatter.FormatAsync(result, Formatter.Annotation, options, cancellationToken).ConfigureAwait(false);
    }

    private static void PlaceStatements(SyntaxEditor editor, StatementSyntax anchor, SoftmaxRewrite rewrite, string call, string newLine)
    {
        List<StatementSyntax> statements = [.. rewrite.Before.Append(call).Select(text => Statement(text, newLine))];
        statements[0] = statements[0].WithLeadingTrivia(Remarks(rewrite, anchor, newLine));
        switch (rewrite.Placement)
        {
            case CallPlacement.InsteadOfStatement:
                editor.InsertBefore(anchor, statements.Take(statements.Count - 1));
                editor.ReplaceNode(anchor, statements[statements.Count - 1].WithTrailingTrivia(anchor.GetTrailingTrivia()));
                break;
            case CallPlacement.AfterStatement:
                editor.InsertAfter(anchor, statements);
                break;
            default:
                editor.InsertBefore(anchor, statements);
                break;
        }
    }

    private static StatementSyntax Statement(string text, string newLine) => SyntaxFactory.ParseStatement(text)
        .WithTrailingTrivia(SyntaxFactory.ElasticEndOfLine(newLine))
        .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>
    /// What a comment said about the statements that go is said about the call that comes; a blank line before the first of them stays.
    /// </summary>
    private static SyntaxTriviaList Remarks(SoftmaxRewrite rewrite, StatementSyntax anchor, string newLine)
    {
        List<StatementSyntax> gone = [.. rewrite.Removed];
        if (rewrite.Placement == CallPlacement.InsteadOfStatement)
        {
            gone.Add(anchor);
        }

        gone.Sort((a, b) => a.SpanStart.CompareTo(b.SpanStart));
        List<SyntaxTrivia> remarks = [];
        foreach (StatementSyntax statement in gone)
        {
            bool isFirst = statement == gone[0] && rewrite.Placement != CallPlacement.AfterStatement;
            foreach (SyntaxTrivia trivia in statement.GetLeadingTrivia())
            {
                if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                {
                    remarks.Add(trivia);
                    remarks.Add(SyntaxFactory.ElasticEndOfLine(newLine));
                }
                else if (isFirst && remarks.Count == 0 && trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                {
                    remarks.Add(SyntaxFactory.EndOfLine(newLine));
                }
            }
        }

        return SyntaxFactory.TriviaList(remarks);
    }

    /// <summary>Adds the method at the end of the type, and makes the type and those around it partial.</summary>
    private static void AddKernel(SyntaxEditor editor, TypeDeclarationSyntax type, string kernel, string newLine)
    {
        MemberDeclarationSyntax member = SyntaxFactory.ParseMemberDeclaration(kernel)!
            .WithLeadingTrivia(SyntaxFactory.EndOfLine(newLine))
            .WithTrailingTrivia(SyntaxFactory.ElasticEndOfLine(newLine))
            .WithAdditionalAnnotations(Formatter.Annotation);
        editor.ReplaceNode(type, (current, _) => Partial((TypeDeclarationSyntax)current).AddMembers(member));
        foreach (TypeDeclarationSyntax outer in type.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            editor.ReplaceNode(outer, (current, _) => Partial((TypeDeclarationSyntax)current));
        }
    }

    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword)
        ? type
        : (TypeDeclarationSyntax)Modifiers.AddLast(type, SyntaxKind.PartialKeyword);
}
