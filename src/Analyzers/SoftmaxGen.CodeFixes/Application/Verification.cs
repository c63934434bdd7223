using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Analyzers.Flow;
using SoftmaxGen.CodeFixes.Rewrites;

namespace SoftmaxGen.CodeFixes.Application;

/// <summary>Compiles and analyses a changed document before its change is offered.</summary>
internal static class Verification
{
    /// <summary>No error that was not there before, and less to report in the body that was changed.</summary>
    /// <param name="before">The document as it is.</param>
    /// <param name="place">What was changed in it.</param>
    /// <param name="after">The document as it would be, with the same members.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<bool> IsBetterAsync(Document before, SyntaxNode place, Document after, CancellationToken cancellationToken)
    {
        SemanticModel old = (await before.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        SemanticModel changed = (await after.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        SyntaxNode oldMember = Syntaxes.Member(place);
        SyntaxNode changedMember = Members(changed)[System.Array.IndexOf(Members(old), oldMember)];
        if (Errors(changed, changedMember, cancellationToken) > Errors(old, oldMember, cancellationToken))
        {
            return false;
        }

        FlowFacts worse = Facts(oldMember, old, cancellationToken), better = Facts(changedMember, changed, cancellationToken);
        int softmaxes = better.Softmaxes.Length - worse.Softmaxes.Length, sites = better.Sites.Count(IsOpen) - worse.Sites.Count(IsOpen);
        return softmaxes <= 0 && sites <= 0 && softmaxes + sites < 0;
    }

    /// <summary>These two speak of softmaxes that subtract their maximum only: nothing got worse.</summary>
    private static bool IsOpen(Site site) => site.Kind is not (SiteKind.ZeroTemperature or SiteKind.KernelCandidate);

    private static SyntaxNode[] Members(SemanticModel model) =>
        [model.SyntaxTree.GetRoot(), .. model.SyntaxTree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()];

    private static int Errors(SemanticModel model, SyntaxNode member, CancellationToken cancellationToken) =>
        model.GetDiagnostics(member.Span, cancellationToken).Count(d => d.Severity == DiagnosticSeverity.Error);

    private static FlowFacts Facts(SyntaxNode member, SemanticModel model, CancellationToken cancellationToken) =>
        KnownSymbols.For(model.Compilation) is { } symbols && member.DescendantNodes().OfType<StatementSyntax>().FirstOrDefault() is { } statement
            ? RewriteFinder.Facts(statement, symbols, model, cancellationToken)
            : FlowFacts.Nothing;
}
