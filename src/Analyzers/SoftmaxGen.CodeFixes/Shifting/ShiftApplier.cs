using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using SoftmaxGen.CodeFixes.Application;

namespace SoftmaxGen.CodeFixes.Shifting;

/// <summary>Carries a shift out on a document.</summary>
internal static class ShiftApplier
{
    public static async Task<Document> ApplyAsync(Document document, ShiftRewrite rewrite, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        string newLine = Imports.EndOfLine(root).ToString();
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        foreach ((SyntaxNode old, SyntaxNode @new) in rewrite.Replaced)
        {
            editor.ReplaceNode(old, @new);
        }

        // A comment above the softmax stays above it: the maximum is its first part.
        SyntaxTriviaList above = rewrite.Anchor.GetLeadingTrivia();
        List<StatementSyntax> statements = [.. rewrite.Statements.Select(text => NewText.Statement(text, newLine))];
        statements[0] = statements[0].WithLeadingTrivia(above);
        NewText.Insert(editor, rewrite.Anchor, statements);
        editor.ReplaceNode(rewrite.Anchor, (current, _) => current.WithLeadingTrivia(above.Reverse().TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse()));
        return await NewText.FormatAsync(document.WithSyntaxRoot(editor.GetChangedRoot()), newLine, cancellationToken).ConfigureAwait(false);
    }
}
