using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SoftmaxGen.CodeFixes.Expressions;

namespace SoftmaxGen.CodeFixes;

/// <summary>All expressions of a document at once; of two that lie in each other the outer one is fixed, the inner one with the next run.</summary>
internal sealed class ExpressionFixAllProvider : DocumentBasedFixAllProvider
{
    public static readonly ExpressionFixAllProvider Instance = new();

    private ExpressionFixAllProvider()
    {
    }

    protected override string GetFixAllTitle(FixAllContext fixAllContext) => "Use stable functions";

    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(fixAllContext.CancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(fixAllContext.CancellationToken).ConfigureAwait(false))!;
        var rewrites = new List<ExpressionRewrite>();
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(d => d.Location.SourceSpan.Start).ThenByDescending(d => d.Location.SourceSpan.Length))
        {
            if (ExpressionRewrites.For(diagnostic, root, model, fixAllContext.CancellationToken) is { } rewrite && !rewrites.Any(r => r.Old.Span.IntersectsWith(rewrite.Old.Span)))
            {
                rewrites.Add(rewrite);
            }
        }

        return rewrites.Count == 0 ? document : ExpressionRewrites.Apply(document, root, rewrites);
    }
}
