using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.CodeFixes.Application;
using SoftmaxGen.CodeFixes.Rewrites;
using SoftmaxGen.Shared;

namespace SoftmaxGen.CodeFixes.Expressions;

/// <summary>Finds the rewrite of a diagnostic, and carries rewrites out.</summary>
internal static class ExpressionRewrites
{
    public static ExpressionRewrite? For(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax expression)
        {
            return null;
        }

        var formulas = new Formulas(model, cancellationToken);
        ExpressionRewrite? rewrite = diagnostic.Id switch
        {
            DiagnosticIds.LogSumExp => LogRewrites.LogSumExp(expression, formulas),
            DiagnosticIds.LogOfProbability => LogRewrites.LogSigmoid(expression, formulas),
            DiagnosticIds.Softplus => LogRewrites.Softplus(expression, formulas),
            DiagnosticIds.LogOneMinusExp => LogRewrites.Log1mExp(expression, formulas),
            DiagnosticIds.ExponentialRatio => RatioRewrites.For(expression, formulas),
            DiagnosticIds.VanishingEpsilon => ConstantRewrites.Epsilon(expression, model, cancellationToken),
            DiagnosticIds.NaiveLibraryFunction => ConstantRewrites.LibraryFunction(expression, model, cancellationToken),
            DiagnosticIds.XLogX => LogRewrites.XLogX(expression, formulas),
            _ => null,
        };
        return rewrite is { NeedsRuntime: true } && !CanSayStableMath(rewrite.Old, model) ? null : rewrite;
    }

    public static Document Apply(Document document, SyntaxNode root, IReadOnlyList<ExpressionRewrite> rewrites)
    {
        SyntaxNode changed = root.ReplaceNodes(
            rewrites.Select(r => r.Old),
            (old, _) => SyntaxFactory.ParseExpression(rewrites.First(r => r.Old == old).New).WithTriviaFrom(old));
        return document.WithSyntaxRoot(rewrites.Any(r => r.NeedsRuntime) ? Imports.Add(changed, [MetadataNames.Namespace]) : changed);
    }

    /// <summary>The runtime is referenced, and no other type of that name is in the way.</summary>
    private static bool CanSayStableMath(SyntaxNode at, SemanticModel model) =>
        model.Compilation.GetTypeByMetadataName(MetadataNames.StableMath) is { } type
        && model.LookupNamespacesAndTypes(at.SpanStart, name: "StableMath").All(v => SymbolEqualityComparer.Default.Equals(v, type));
}
