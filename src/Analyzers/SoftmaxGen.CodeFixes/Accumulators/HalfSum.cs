using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Analyzers.Flow;
using SoftmaxGen.CodeFixes.Rewrites;

namespace SoftmaxGen.CodeFixes.Accumulators;

/// <summary>A local sum in Half becomes one in float; what is read from it is converted back.</summary>
internal static class HalfSum
{
    private static readonly IReadOnlyDictionary<SyntaxNode, SyntaxNode> Nothing = new Dictionary<SyntaxNode, SyntaxNode>();

    public static IReadOnlyDictionary<SyntaxNode, SyntaxNode> In(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax sum } || model.GetSymbolInfo(sum, cancellationToken).Symbol is not ILocalSymbol local
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration, Initializer: { } initializer }
            || ExpRange.Of(local.Type) != NumericType.Half)
        {
            return Nothing;
        }

        var replaced = new Dictionary<SyntaxNode, SyntaxNode>
        {
            [declaration.Type] = Expression("float", declaration.Type),
            [initializer.Value] = Expression(IsZero(initializer.Value, model, cancellationToken) ? "0f" : Float(initializer.Value), initializer.Value),
        };
        foreach (IdentifierNameSyntax use in Syntaxes.Member(place).DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n, cancellationToken).Symbol, local)))
        {
            if (Replacement(use, model, cancellationToken) is not var (old, text))
            {
                return Nothing;
            }

            replaced[old] = Expression(text, old);
        }

        // One replacement inside another would be lost.
        return replaced.Keys.Any(k => k.Ancestors().Any(replaced.ContainsKey)) ? Nothing : replaced;
    }

    private static (SyntaxNode Old, string Text)? Replacement(IdentifierNameSyntax use, SemanticModel model, CancellationToken cancellationToken) => use.Parent switch
    {
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } set when set.Left == use => (set.Right, IsZero(set.Right, model, cancellationToken) ? "0f" : Float(set.Right)),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression or (int)SyntaxKind.SubtractAssignmentExpression } add when add.Left == use => (add.Right, Float(add.Right)),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.DivideAssignmentExpression } divide when divide.Right == use => (divide, $"{divide.Left} = (Half)((float){divide.Left} / {use})"),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } divide when divide.Right == use => (divide, $"(Half)({Float(divide.Left)} / {use})"),
        AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => null,
        _ => (use, $"(Half){use}"),
    };

    /// <summary>The number as a float: Half has no conversion that happens by itself.</summary>
    private static string Float(ExpressionSyntax expression)
    {
        ExpressionSyntax bare = expression.WithoutTrivia();
        return bare is BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax ? $"(float)({bare})" : $"(float){bare}";
    }

    private static bool IsZero(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) =>
        value is DefaultExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } or MemberAccessExpressionSyntax { Name.Identifier.Text: "Zero" }
        || (Syntaxes.Bare(value) is var bare && model.GetConstantValue(bare, cancellationToken) is { HasValue: true, Value: 0 or 0f or 0.0 });

    private static ExpressionSyntax Expression(string text, SyntaxNode old) => old is TypeSyntax { Parent: VariableDeclarationSyntax }
        ? SyntaxFactory.ParseTypeName(text).WithTriviaFrom(old)
        : SyntaxFactory.ParseExpression(text).WithTriviaFrom(old);
}
