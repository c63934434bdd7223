using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.CodeFixes.Rewrites;

/// <summary>Loops or TensorPrimitives that leave the probabilities in an array, a span or a list: the call fills that.</summary>
internal sealed class FilledRowRewrite(SoftmaxSite site, KnownSymbols symbols, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly List<StatementSyntax> removed = [];
    private readonly List<(SyntaxNode, SyntaxNode)> replaced = [];
    private readonly List<string> usings = [];

    public SoftmaxRewrite? Find(StatementList block, StatementSyntax[] range, RowExpression source)
    {
        var shape = new StatementShape(symbols, model, cancellationToken);
        if (!range.All(shape.Accept) || FilledByDivision() is not { } filled)
        {
            return null;
        }

        var target = new RowExpression(filled, model, cancellationToken);
        ISymbol? targetLocal = model.GetSymbolInfo(filled, cancellationToken).Symbol as ILocalSymbol;
        if (!target.CanBeSpan || !source.CanBeSpan || !target.IsSimple || target.Numeric != source.Numeric)
        {
            return null;
        }

        // Other collections that are filled must be helpers of this softmax.
        List<ISymbol> own = [.. shape.Written.Where(w => !SymbolEqualityComparer.Default.Equals(w, targetLocal))];
        foreach (ExpressionSyntax other in shape.Filled.Where(f => f.WithoutTrivia().ToString() != target.Text))
        {
            if (model.GetSymbolInfo(other, cancellationToken).Symbol is not ILocalSymbol local)
            {
                return null;
            }

            own.Add(local);
        }

        if (!TakeAway(block, range, own, targetLocal) || Length(shape, source) is not { } length
            || !Syntaxes.Survives(source.Expression, removed, model, cancellationToken) || !Syntaxes.Survives(target.Expression, removed, model, cancellationToken))
        {
            return null;
        }

        StatementSyntax last = range[range.Length - 1];
        removed.Remove(last);
        return new SoftmaxRewrite(last, CallPlacement.InsteadOfStatement, Part(source, length), Part(target, length), source.Numeric!.Value)
        {
            Length = int.TryParse(length.Canonical, out int constant) ? constant : null,
            Removed = removed,
            Replaced = replaced,
            Usings = usings,
        };
    }

    /// <summary>The collection on the left of the division's assignment, or the destination of TensorPrimitives.Divide.</summary>
    private ExpressionSyntax? FilledByDivision()
    {
        if (site.Division.Syntax is InvocationExpressionSyntax call)
        {
            return call.ArgumentList.Arguments.Last().Expression;
        }

        AssignmentExpressionSyntax? assignment = site.Division.Syntax as AssignmentExpressionSyntax
            ?? site.Division.Syntax.Ancestors().TakeWhile(n => n is not StatementSyntax).OfType<AssignmentExpressionSyntax>().FirstOrDefault();
        return assignment?.Left is ElementAccessExpressionSyntax element && IsAll(assignment.Right, assignment) ? element.Expression : null;
    }

    /// <summary>The division is all that is assigned: nothing is done to the probability before it is stored.</summary>
    private bool IsAll(ExpressionSyntax right, AssignmentExpressionSyntax assignment) =>
        assignment == site.Division.Syntax || Syntaxes.Bare(right) == site.Division.Syntax;

    /// <summary>
    /// Marks the statements for removal, if the variables they write are used nowhere else. The declaration of the target stays; when it is
    /// the array of exponentials, its initializer becomes a new array.
    /// </summary>
    private bool TakeAway(StatementList block, StatementSyntax[] range, List<ISymbol> own, ISymbol? target)
    {
        var going = new HashSet<StatementSyntax>(range);
        foreach (ISymbol symbol in own)
        {
            if (block.Statements.FirstOrDefault(s => s is LocalDeclarationStatementSyntax local && local.Declaration.Variables.Any(v => SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(v, cancellationToken), symbol))) is LocalDeclarationStatementSyntax declaration
                && !going.Contains(declaration))
            {
                if (declaration.ContainsDirectives || !declaration.Declaration.Variables.All(v => own.Contains(model.GetDeclaredSymbol(v, cancellationToken)!, SymbolEqualityComparer.Default) && v.Initializer?.Value is null or LiteralExpressionSyntax or ArrayCreationExpressionSyntax or DefaultExpressionSyntax))
                {
                    return false;
                }

                going.Add(declaration);
            }
        }

        if (target is not null && range.OfType<LocalDeclarationStatementSyntax>().FirstOrDefault(d => d.Declaration.Variables.Any(v => SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(v, cancellationToken), target))) is { } stays)
        {
            if (stays.Declaration.Variables.Count != 1)
            {
                return false;
            }

            going.Remove(stays);
            if (stays.Declaration.Variables[0].Initializer is { Value: not ArrayCreationExpressionSyntax } initializer && !BecomesNewArray(initializer.Value))
            {
                return false;
            }
        }

        if (!Syntaxes.AreOnlyUsedIn(own, going, block.Node, model, cancellationToken) || !Syntaxes.AreDeclaredIn(own, going, cancellationToken))
        {
            return false;
        }

        removed.AddRange(going.OrderBy(s => s.SpanStart));
        return true;
    }

    /// <summary><c>x.Select(Math.Exp).ToArray()</c> as the initializer of the target: only its storage is still needed.</summary>
    private bool BecomesNewArray(ExpressionSyntax initializer)
    {
        if (Syntaxes.SourceOf(site.Exponential.Syntax, model, cancellationToken) is not { } source || new RowExpression(source, model, cancellationToken) is not { CanBeSpan: true } row
            || model.GetTypeInfo(initializer, cancellationToken).Type is not IArrayTypeSymbol { ElementType: var element } || ExpRange.Of(element) != row.Numeric)
        {
            return false;
        }

        replaced.Add((initializer, SyntaxFactory.ParseExpression($"new {row.Numeric!.Value.Name()}[{row.LengthText}]")));
        return true;
    }

    /// <summary>How many elements every loop covers: one length for all, or nothing.</summary>
    private (string Canonical, string Text)? Length(StatementShape shape, RowExpression source)
    {
        var lengths = new List<(string Canonical, string Text)>();
        lengths.AddRange(shape.Bounds.Select(b => (source.Canonical(b), b.WithoutTrivia().ToString())));
        lengths.AddRange(shape.Traversed.Select(t => new RowExpression(t, model, cancellationToken)).Select(t => (t.CanonicalLength, t.LengthText)));

        // A spanwise or LINQ pass with no bound of its own covers the source.
        (string Canonical, string Text) first = lengths.Count > 0 ? lengths[0] : (source.CanonicalLength, source.LengthText);
        bool usesLinq = site.Sum!.Syntax is InvocationExpressionSyntax;
        // TensorPrimitives write as many elements as they read: a row that is longer than the logits is filled as far as those go.
        if (site.Exponential.Syntax is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 2 } call && symbols.Classify((model.GetSymbolInfo(call, cancellationToken).Symbol as IMethodSymbol)!) == KnownMethod.SpanExp)
        {
            return shape.Bounds.Count == 0 ? (source.CanonicalLength, source.LengthText) : null;
        }

        return lengths.All(l => l.Canonical == first.Canonical) && (!usesLinq || first.Canonical == source.CanonicalLength) ? first : null;
    }

    private string Part(RowExpression row, (string Canonical, string Text) length)
    {
        if (row.IsList)
        {
            usings.Add("System.Runtime.InteropServices");
        }

        if (row.CanonicalLength == length.Canonical)
        {
            return row.WholeSpan;
        }

        usings.Add("System");
        return row.FirstAsSpan(length.Text);
    }
}
