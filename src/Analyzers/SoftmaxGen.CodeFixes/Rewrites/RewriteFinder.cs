using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SoftmaxGen.Analyzers.Flow;
using SoftmaxGen.CodeFixes.Shifting;

namespace SoftmaxGen.CodeFixes.Rewrites;

/// <summary>Finds the rewrite for the place a diagnostic stands at, by asking the same flow analysis as the rule did.</summary>
internal static class RewriteFinder
{
    /// <summary>One call instead of the softmax.</summary>
    public static SoftmaxRewrite? Find(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (KnownSymbols.For(model.Compilation) is not { } symbols)
        {
            return null;
        }

        FlowFacts facts = Facts(node, symbols, model, cancellationToken);
        TextSpan span = node.Span;
        if (facts.LibraryCalls.FirstOrDefault(s => s.Call.Syntax.Span == span) is { } call)
        {
            return LibraryCallRewrite.For(call, model, cancellationToken);
        }

        return facts.Softmaxes.FirstOrDefault(s => s.Exponential.Syntax.Span == span) is { } softmax
            ? new HandwrittenRewrite(softmax, symbols, model, cancellationToken).Find()
            : null;
    }

    /// <summary>The same softmax with its maximum subtracted.</summary>
    public static ShiftRewrite? FindShift(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        KnownSymbols.For(model.Compilation) is { } symbols
        && Facts(node, symbols, model, cancellationToken).Softmaxes.FirstOrDefault(s => s.Exponential.Syntax.Span == node.Span) is { } softmax
            ? new ShiftFinder(softmax, symbols, model, cancellationToken).Find()
            : null;

    /// <summary>What the rules know of the body around a node.</summary>
    public static FlowFacts Facts(SyntaxNode node, KnownSymbols symbols, SemanticModel model, CancellationToken cancellationToken) =>
        OutermostOperation(node, model, cancellationToken) is { } body ? FlowAnalysis.Run(symbols, FlowOptions.Default, body, cancellationToken) : FlowFacts.Nothing;

    private static IOperation? OutermostOperation(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? at = node;
        IOperation? operation = null;
        while (at is not null && operation is null)
        {
            operation = model.GetOperation(at, cancellationToken);
            at = at.Parent is MemberDeclarationSyntax and not GlobalStatementSyntax ? null : at.Parent;
        }

        while (operation?.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
