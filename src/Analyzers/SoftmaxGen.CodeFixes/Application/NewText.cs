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

/// <summary>Statements made from text, and laid out like the file they come into.</summary>
internal static class NewText
{
    public static StatementSyntax Statement(string text, string newLine) => SyntaxFactory.ParseStatement(text)
        .WithTrailingTrivia(SyntaxFactory.ElasticEndOfLine(newLine))
        .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>Puts statements beside another one.</summary>
    public static void Insert(SyntaxEditor editor, StatementSyntax place, IEnumerable<StatementSyntax> statements, bool isAfter = false)
    {
        SyntaxNode entry = StatementList.Entry(place);
        SyntaxNode[] added = [.. statements.Select(s => entry is GlobalStatementSyntax ? (SyntaxNode)SyntaxFactory.GlobalStatement(s) : s)];
        if (isAfter)
        {
            editor.InsertAfter(entry, added);
        }
        else
        {
            editor.InsertBefore(entry, added);
        }
    }

    /// <summary>Lays out what is annotated, and nothing else.</summary>
    public static async Task<Document> FormatAsync(Document document, string newLine, CancellationToken cancellationToken)
    {
        OptionSet options = (await document.GetOptionsAsync(cancellationToken).ConfigureAwait(false)).WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, newLine);
        return await Formatter.FormatAsync(document, Formatter.Annotation, options, cancellationToken).ConfigureAwait(false);
    }
}
