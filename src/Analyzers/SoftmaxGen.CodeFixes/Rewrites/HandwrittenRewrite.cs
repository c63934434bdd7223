using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.CodeFixes.Rewrites;

/// <summary>
/// Turns the statements of a hand-written softmax into one call, when they do nothing else: exponentials, their sum, the division, over one
/// whole row, and nothing of them but the probabilities is used afterwards. This part finds the statements and the row of logits.
/// </summary>
internal sealed class HandwrittenRewrite(SoftmaxSite site, KnownSymbols symbols, SemanticModel model, CancellationToken cancellationToken)
{
    public SoftmaxRewrite? Find()
    {
        if (site.IsScaled || site.Sum is null || CommonBlock() is not { } block || SourceExpression(site.Exponential.Syntax) is not { } source)
        {
            return null;
        }

        var row = new RowExpression(source, model, cancellationToken);
        if (row.Numeric is not (NumericType.Single or NumericType.Double) || !row.IsSimple || SourceExpressionOfSum() is { } ofSum && ofSum.WithoutTrivia().ToString() != row.Text)
        {
            return null;
        }

        // A sum that starts at 1 has a reference class, which no softmax of the row has.
        StatementSyntax[] range = Range(block);
        if (SeedOfSum() is { } seed && model.GetConstantValue(seed, cancellationToken) is { HasValue: true, Value: not (0 or 0f or 0.0) })
        {
            return null;
        }

        return range[range.Length - 1] is ForStatementSyntax or ExpressionStatementSyntax { Expression: InvocationExpressionSyntax }
            ? new FilledRowRewrite(site, symbols, model, cancellationToken).Find(block, range, row)
            : new SequenceRewrite(site, symbols, model, cancellationToken).Find(block, range, row);
    }

    /// <summary>What the variable that adds up was declared with.</summary>
    private ExpressionSyntax? SeedOfSum() =>
        site.Sum!.Syntax is AssignmentExpressionSyntax { Left: var sum } && model.GetSymbolInfo(sum, cancellationToken).Symbol is ILocalSymbol local
            ? (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as VariableDeclaratorSyntax)?.Initializer?.Value
            : null;

    /// <summary>The innermost block in which exp, sum and division all happen.</summary>
    private StatementList? CommonBlock() => StatementList.Around(site.Exponential.Syntax)
        .FirstOrDefault(b => b.Node.Span.Contains(site.Sum!.Syntax.Span) && b.Statements.Any(s => s.Span.Contains(site.Division.Syntax.Span))
            && (b.Statements.Count(IsPart) > 1 || b.Statements.First(IsPart) is ReturnStatementSyntax or LocalDeclarationStatementSyntax or ExpressionStatementSyntax));

    private bool IsPart(StatementSyntax s) => s.Span.Contains(site.Exponential.Syntax.Span) || s.Span.Contains(site.Sum!.Syntax.Span) || s.Span.Contains(site.Division.Syntax.Span);

    private StatementSyntax[] Range(StatementList block)
    {
        int first = block.IndexOf(IsPart);
        int last = block.LastIndexOf(IsPart);
        return [.. block.Statements.Skip(first).Take(last - first + 1)];
    }

    /// <summary>The collection whose elements the exp is taken of.</summary>
    private ExpressionSyntax? SourceExpression(SyntaxNode exp) => Syntaxes.SourceOf(exp, model, cancellationToken);

    private ExpressionSyntax? SourceExpressionOfSum() =>
        site.Sum!.Syntax.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(i => model.GetSymbolInfo(i, cancellationToken).Symbol is IMethodSymbol m && symbols.Classify(m.ReducedFrom ?? m) is KnownMethod.Exp or KnownMethod.Pow) is { } exp
            ? SourceExpression(exp)
            : null;
}
