using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.CodeFixes.Rewrites;

/// <summary>
/// A softmax written with LINQ or ConvertAll. The expression that yields the probabilities becomes an array that the call fills; an
/// array, a list or a sequence stays what it was for the code around it.
/// </summary>
internal sealed class SequenceRewrite(SoftmaxSite site, KnownSymbols symbols, SemanticModel model, CancellationToken cancellationToken)
{
    public SoftmaxRewrite? Find(StatementList block, StatementSyntax[] range, RowExpression source)
    {
        StatementSyntax last = range[range.Length - 1];
        if (last is not (ReturnStatementSyntax or LocalDeclarationStatementSyntax or ExpressionStatementSyntax) || last.ContainsDirectives
            || ProbabilitiesIn(last) is not { } sequence || ResultOf(sequence) is not { } result
            || ExpRange.Of(result.Element) != source.Numeric)
        {
            return null;
        }

        // Everything before the last statement must be part of the softmax, and its variables its own.
        var shape = new StatementShape(symbols, model, cancellationToken);
        List<StatementSyntax> removed = [.. range.Take(range.Length - 1)];
        if (!removed.All(shape.Accept) || shape.Filled.Count > 0 || !shape.AcceptExpression(sequence))
        {
            return null;
        }

        foreach (ISymbol own in shape.Written)
        {
            if (block.Statements.OfType<LocalDeclarationStatementSyntax>().FirstOrDefault(d => d.Declaration.Variables.Count == 1 && SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(d.Declaration.Variables[0], cancellationToken), own)) is { } declaration
                && !removed.Contains(declaration))
            {
                removed.Insert(0, declaration);
            }
        }

        StatementSyntax[] where = [.. removed, last];
        if (!Syntaxes.AreOnlyUsedIn(shape.Written, where, block.Node, model, cancellationToken) || !Syntaxes.AreDeclaredIn(shape.Written, where, cancellationToken)
            || !Syntaxes.Survives(source.Expression, removed, model, cancellationToken) || UsesIn(last, sequence, shape.Written)
            || shape.Bounds.Any(b => source.Canonical(b) != source.CanonicalLength)
            || shape.Traversed.Any(t => t.WithoutTrivia().ToString() != source.Text))
        {
            return null;
        }

        return Build(last, sequence, result, source, removed);
    }

    private SoftmaxRewrite Build(StatementSyntax last, ExpressionSyntax sequence, (ITypeSymbol Element, string Kind) result, RowExpression source, List<StatementSyntax> removed)
    {
        string element = source.Numeric!.Value.Name();
        List<string> before = [];
        List<string> usings = [];
        string logits = source.WholeSpan, length = source.LengthText;
        if (source.IsList)
        {
            usings.Add("System.Runtime.InteropServices");
        }
        else if (!source.CanBeSpan)
        {
            // A sequence is run through once only.
            logits = FreeName.Near(sequence, "logits", model);
            length = $"{logits}.Length";
            before.Add($"{element}[] {logits} = {source.Text}.ToArray();");
        }

        var declared = last as LocalDeclarationStatementSyntax;
        string newArray = $"new {element}[{length}]";
        if (result.Kind == "array" && before.Count == 0 && declared is { Declaration: { Type: IdentifierNameSyntax { IsVar: true } or ArrayTypeSyntax, Variables: { Count: 1 } variables } } && variables[0].Initializer?.Value == sequence)
        {
            return new SoftmaxRewrite(last, CallPlacement.AfterStatement, logits, variables[0].Identifier.Text, source.Numeric.Value)
            {
                Length = source.ConstantLength,
                Removed = removed,
                Replaced = [(sequence, SyntaxFactory.ParseExpression(newArray).WithTriviaFrom(sequence))],
                Usings = usings,
            };
        }

        string name = FreeName.Near(sequence, "probabilities", model);
        before.Add($"{element}[] {name} = {newArray};");
        List<(SyntaxNode, SyntaxNode)> replaced =
            [(sequence, SyntaxFactory.ParseExpression(result.Kind == "list" ? $"{name}.ToList()" : name).WithTriviaFrom(sequence))];
        if (result.Kind == "sequence" && declared is { Declaration: { Type: IdentifierNameSyntax { IsVar: true } type } })
        {
            replaced.Add((type, SyntaxFactory.ParseTypeName($"IEnumerable<{element}>").WithTriviaFrom(type)));
            usings.Add("System.Collections.Generic");
        }

        return new SoftmaxRewrite(last, CallPlacement.BeforeStatement, logits, name, source.Numeric.Value)
        {
            Length = source.ConstantLength,
            Removed = removed,
            Before = before,
            Replaced = replaced,
            Usings = usings,
        };
    }

    /// <summary><c>y.Select(… / sum)</c> with its ToArray or ToList, or <c>Array.ConvertAll(y, … / sum)</c>.</summary>
    private ExpressionSyntax? ProbabilitiesIn(StatementSyntax last)
    {
        if (site.Division.Syntax is not ExpressionSyntax division || division.FirstAncestorOrSelf<LambdaExpressionSyntax>() is not { ExpressionBody: { } body } lambda
            || !last.Span.Contains(lambda.Span) || Syntaxes.Bare(body) != division
            || lambda.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } select || Known(select) != KnownMethod.SequenceSelect)
        {
            return null;
        }

        return select.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: "ToArray" or "ToList", Parent: InvocationExpressionSyntax copy } && Known(copy) == KnownMethod.SequenceCopy ? copy : select;
    }

    private KnownMethod Known(InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method ? symbols.Classify(method.ReducedFrom ?? method) : KnownMethod.Other;

    private (ITypeSymbol Element, string Kind)? ResultOf(ExpressionSyntax sequence) => model.GetTypeInfo(sequence, cancellationToken).Type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => (array.ElementType, "array"),
        INamedTypeSymbol { Name: "List", TypeArguments.Length: 1 } list => (list.TypeArguments[0], "list"),
        INamedTypeSymbol { Name: "IEnumerable", TypeArguments.Length: 1 } sequenceType => (sequenceType.TypeArguments[0], "sequence"),
        _ => null,
    };

    /// <summary>Whether the last statement uses the softmax's own variables outside the expression that goes.</summary>
    private bool UsesIn(StatementSyntax last, ExpressionSyntax sequence, IReadOnlyList<ISymbol> own) =>
        last.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => !sequence.Span.Contains(n.Span))
            .Any(n => own.Contains(model.GetSymbolInfo(n, cancellationToken).Symbol!, SymbolEqualityComparer.Default));
}
