using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SoftmaxGen.CodeFixes.Application;
using SoftmaxGen.CodeFixes.Rewrites;
using SoftmaxGen.CodeFixes.Shifting;

namespace SoftmaxGen.CodeFixes;

/// <summary>Fixes one naive softmax.</summary>
internal static class SoftmaxFixes
{
    /// <summary>The document with the softmax at this node fixed; null when this kind of fix does not apply there.</summary>
    public static async Task<Document?> ApplyAsync(Document document, SyntaxNode node, string kind, CancellationToken cancellationToken)
    {
        if (await ApplyHereAsync(document, node, kind, cancellationToken).ConfigureAwait(false) is { } changed)
        {
            return changed;
        }

        // One expression has no room for statements before it: the same again with braces around it.
        var place = new SyntaxAnnotation();
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        Document marked = document.WithSyntaxRoot(root.ReplaceNode(node, node.WithAdditionalAnnotations(place)));
        root = (await marked.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await marked.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        if (root.GetAnnotatedNodes(place).FirstOrDefault() is not { } same || BlockBody.Around(root, same, model, Imports.EndOfLine(root).ToString(), cancellationToken) is not { } opened)
        {
            return null;
        }

        Document withBlock = marked.WithSyntaxRoot(opened);
        return (await withBlock.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!.GetAnnotatedNodes(place).FirstOrDefault() is { } inBlock
            ? await ApplyHereAsync(withBlock, inBlock, kind, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>For Fix All: the kind that was asked for, or what may take its place.</summary>
    public static async Task<Document?> ApplyFirstThatFitsAsync(Document document, SyntaxNode node, string kind, CancellationToken cancellationToken)
    {
        foreach (string fitting in SoftmaxFixKind.ForFixAll(kind))
        {
            if (await ApplyAsync(document, node, fitting, cancellationToken).ConfigureAwait(false) is { } changed)
            {
                return changed;
            }
        }

        return null;
    }

    private static async Task<Document?> ApplyHereAsync(Document document, SyntaxNode node, string kind, CancellationToken cancellationToken)
    {
        if (!Syntaxes.IsComplete(node))
        {
            return null;
        }

        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        if (kind == SoftmaxFixKind.Shift)
        {
            return RewriteFinder.FindShift(node, model, cancellationToken) is { } shift
                && await ShiftApplier.ApplyAsync(document, shift, cancellationToken).ConfigureAwait(false) is { } shifted
                && await Verification.IsBetterAsync(document, node, shifted, cancellationToken).ConfigureAwait(false)
                    ? shifted
                    : null;
        }

        if (RewriteFinder.Find(node, model, cancellationToken) is not { } rewrite)
        {
            return null;
        }

        CallTarget? target = kind == SoftmaxFixKind.Kernel
            ? CallTarget.Kernel(rewrite, model, cancellationToken)
            : CallTarget.StableMath(rewrite, model);
        return target is null ? null : await RewriteApplier.ApplyAsync(document, rewrite, target, cancellationToken).ConfigureAwait(false);
    }
}
