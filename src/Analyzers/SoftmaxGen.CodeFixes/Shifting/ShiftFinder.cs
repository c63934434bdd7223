using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Analyzers.Flow;
using SoftmaxGen.CodeFixes.Rewrites;

namespace SoftmaxGen.CodeFixes.Shifting;

/// <summary>Finds the exponentials of a softmax and the place for its maximum: in front of the first statement that is part of it.</summary>
internal sealed class ShiftFinder(SoftmaxSite site, KnownSymbols symbols, SemanticModel model, CancellationToken cancellationToken)
{
    public ShiftRewrite? Find()
    {
        // A sum for each segment needs a maximum for each: one for all of them would make the exponentials of a low segment vanish.
        if (site.Sum is not { } sum || sum.Syntax is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax } || CommonBlock(sum.Syntax) is not { } block)
        {
            return null;
        }

        StatementSyntax[] parts = [.. block.Statements.Where(s => IsPart(s, sum.Syntax))];
        StatementSyntax first = parts[0], last = parts[parts.Length - 1];
        Exponential[] all = [.. block.Statements
            .Where(s => s.SpanStart >= first.SpanStart && s.SpanStart <= last.SpanStart)
            .SelectMany(s => s.DescendantNodes())
            .Select(n => Exponential.Of(n, symbols, model, cancellationToken))
            .OfType<Exponential>()];
        Exponential? above = all.FirstOrDefault(e => e.Syntax == site.Exponential.Syntax);

        // The maximum runs over what the sum runs over; with one exp for both the two are the same.
        Exponential? summed = all.FirstOrDefault(e => sum.Syntax.Span.Contains(e.Syntax.Span)) ?? above;
        if (above is null || summed is null || !all.All(e => e.IsAlike(summed, model, cancellationToken)) || summed.Type is not (ITypeParameterSymbol or INamedTypeSymbol)
            || (summed.Type is not ITypeParameterSymbol && ExpRange.Of(summed.Type) is null))
        {
            return null;
        }

        string maximum = FreeName.Near(first, "max", model);
        return new MaximumLoop(summed, block, model, cancellationToken).Statements(maximum) is { } statements
            && new ScaleCheck([.. all.Select(e => e.Syntax)], model, cancellationToken).Cancels(block, last)
                ? new ShiftRewrite(first, statements, [.. all.Select(e => e.Minus(maximum, FreeName.Near(first, "logit", model)))])
                : null;
    }

    private bool IsPart(StatementSyntax statement, SyntaxNode sum) =>
        statement.Span.Contains(site.Exponential.Syntax.Span) || statement.Span.Contains(sum.Span) || statement.Span.Contains(site.Division.Syntax.Span);

    /// <summary>The innermost statements in which exp, sum and division all happen.</summary>
    private StatementList? CommonBlock(SyntaxNode sum) => StatementList.Around(site.Exponential.Syntax)
        .FirstOrDefault(b => b.Node.Span.Contains(sum.Span) && b.Node.Span.Contains(site.Division.Syntax.Span));
}
