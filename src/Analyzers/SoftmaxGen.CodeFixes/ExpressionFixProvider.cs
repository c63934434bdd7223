using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SoftmaxGen.CodeFixes.Expressions;
using SoftmaxGen.Shared;

namespace SoftmaxGen.CodeFixes;

/// <summary>Fixes of one expression: a stable function in place of the formula that overflows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExpressionFixProvider))]
[Shared]
public sealed class ExpressionFixProvider : CodeFixProvider
{
    internal const string Kind = "SoftmaxGen.UseStableFunction";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        DiagnosticIds.LogSumExp,
        DiagnosticIds.LogOfProbability,
        DiagnosticIds.Softplus,
        DiagnosticIds.ExponentialRatio,
        DiagnosticIds.VanishingEpsilon,
        DiagnosticIds.LogOneMinusExp,
        DiagnosticIds.NaiveLibraryFunction,
        DiagnosticIds.XLogX);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => ExpressionFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (ExpressionRewrites.For(diagnostic, root, model, context.CancellationToken) is { } rewrite)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(rewrite.Title, _ => Task.FromResult(ExpressionRewrites.Apply(context.Document, root, [rewrite])), Kind),
                    diagnostic);
            }
        }
    }
}
