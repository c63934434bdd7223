using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SoftmaxGen.Shared;

namespace SoftmaxGen.CodeFixes;

/// <summary>Fixes SMG1001 and SMG1002: one call of <c>StableMath.Softmax</c> or of a generated kernel, or the maximum subtracted in place.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SoftmaxFixProvider))]
[Shared]
public sealed class SoftmaxFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.LibrarySoftmaxWithoutShift, DiagnosticIds.SoftmaxWithoutShift);

    private static readonly SequentialFixAllProvider FixAll = new(SoftmaxFixes.ApplyFirstThatFitsAsync, SoftmaxFixKind.Title);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAll;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            foreach (string kind in SoftmaxFixKind.All)
            {
                if (await SoftmaxFixes.ApplyAsync(context.Document, node, kind, context.CancellationToken).ConfigureAwait(false) is { } fixedDocument)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(SoftmaxFixKind.Title(kind), _ => Task.FromResult(fixedDocument), kind),
                        diagnostic);
                }
            }
        }
    }
}
