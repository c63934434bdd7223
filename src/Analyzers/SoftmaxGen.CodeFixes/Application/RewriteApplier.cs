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
        string newLine = Imports.EndOfLine(root).ToString();
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        string call = $"{target.Method}({rewrite.Logits}, {rewrite.Probabilities})";

        foreach ((SyntaxNode old, SyntaxNode @new) in rewrite.Replaced)
        {
            editor.ReplaceNode(old, @new);
        }

        foreach (StatementSyntax statement in rewrite.Removed)
        {
            editor.RemoveNode(StatementList.Entry(statement), SyntaxRemoveOptions.KeepNoTrivia);
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
        return await NewText.FormatAsync(document.WithSyntaxRoot(changed), newLine, cancellationToken).ConfigureAwait(false);
    }

    private static void PlaceStatements(SyntaxEditor editor, StatementSyntax anchor, SoftmaxRewrite rewrite, string call, string newLine)
    {
        List<StatementSyntax> statements = [.. rewrite.Before.Append(call).Select(text => NewText.Statement(text, newLine))];
        SyntaxTriviaList remarks = Remarks(rewrite, anchor, newLine);
        if (rewrite.Placement != CallPlacement.AfterStatement)
        {
            statements[0] = statements[0].WithLeadingTrivia(remarks);
        }
        else if (rewrite.Removed.Count > 0)
        {
            // The statement that stays is the first of what comes.
            editor.ReplaceNode(anchor, (current, _) => current.WithLeadingTrivia(remarks.AddRange(current.GetLeadingTrivia().SkipWhile(t => t.IsKind(SyntaxKind.EndOfLineTrivia)))));
        }

        switch (rewrite.Placement)
        {
            case CallPlacement.InsteadOfStatement:
                NewText.Insert(editor, anchor, statements.Take(statements.Count - 1));
                editor.ReplaceNode(anchor, statements[statements.Count - 1].WithTrailingTrivia(anchor.GetTrailingTrivia()));
                break;
            case CallPlacement.AfterStatement:
                NewText.Insert(editor, anchor, statements, isAfter: true);
                break;
            default:
                NewText.Insert(editor, anchor, statements);
                break;
        }
    }

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
            bool isFirst = statement == gone[0];
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
