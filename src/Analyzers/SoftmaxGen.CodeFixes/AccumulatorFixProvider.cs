using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SoftmaxGen.CodeFixes.Accumulators;
using SoftmaxGen.CodeFixes.Application;
using SoftmaxGen.Shared;

namespace SoftmaxGen.CodeFixes;

/// <summary>Fixes of a variable that runs along: SMG1007 (where a maximum starts), SMG1010 (the type of a sum).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AccumulatorFixProvider))]
[Shared]
public sealed class AccumulatorFixProvider : CodeFixProvider
{
    private const string Seed = "SoftmaxGen.SeedMaximum";
    private const string Widen = "SoftmaxGen.SumInFloat";

    private static readonly SequentialFixAllProvider FixAll = new(static (document, node, kind, token) => ApplyAsync(document, node, kind, token), Title);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.BrokenShift, DiagnosticIds.HalfSum);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAll;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            string kind = diagnostic.Id == DiagnosticIds.HalfSum ? Widen : Seed;
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (await ApplyAsync(context.Document, node, kind, context.CancellationToken).ConfigureAwait(false) is { } fixedDocument)
            {
                context.RegisterCodeFix(CodeAction.Create(Title(kind), _ => Task.FromResult(fixedDocument), kind), diagnostic);
            }
        }
    }

    private static string Title(string kind) => kind == Widen ? "Accumulate in float" : "Start the maximum at negative infinity";

    /// <summary>The changed document, if the change compiles and silences.</summary>
    private static async Task<Document?> ApplyAsync(Document document, SyntaxNode node, string kind, CancellationToken cancellationToken)
    {
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        IReadOnlyDictionary<SyntaxNode, SyntaxNode> replaced = kind == Seed ? MaximumSeed.In(node, model, cancellationToken) : HalfSum.In(node, model, cancellationToken);
        if (kind.Length == 0 && replaced.Count == 0)
        {
            replaced = MaximumSeed.In(node, model, cancellationToken);
        }

        if (replaced.Count == 0)
        {
            return null;
        }

        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        Document changed = document.WithSyntaxRoot(root.ReplaceNodes(replaced.Keys, (old, _) => replaced[old]));
        return await Verification.IsBetterAsync(document, node, changed, cancellationToken).ConfigureAwait(false) ? changed : null;
    }
}
