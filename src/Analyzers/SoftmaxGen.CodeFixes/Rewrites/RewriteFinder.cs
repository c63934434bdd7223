using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.CodeFixes.Rewrites;

/// <summary>Finds the rewrite for the place a diagnostic stands at, by asking the same flow analysis as the rule did.</summary>
internal static class RewriteFinder
{
    public static SoftmaxRewrite? Find(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (KnownSymbols.For(model.Compilation) is not { } symbols || OutermostOperation(node, model, cancellationToken) is not { } body)
        {
            return null;
        }

        FlowFacts facts = FlowAnalysis.Run(symbols, FlowOptions.Default, body, cancellationToken);
        TextSpan span = node.Span;
        if (facts.LibraryCalls.FirstOrDefault(s => s.Call.Syntax.Span == span) is { } call)
        {
            return LibraryCallRewrite.For(call, model, cancellationToken);
        }

        return facts.Softmaxes.FirstOrDefault(s => s.Exponential.Syntax.Span == span) is { } softmax
            ? new HandwrittenRewrite(softmax, symbols, model, cancellationToken).Find()
            : null;
    }

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
