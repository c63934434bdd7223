using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.CodeFixes.Rewrites;

namespace SoftmaxGen.CodeFixes.Accumulators;

/// <summary>A maximum that starts at 0, or at another number that logits may lie below, starts at −∞ instead.</summary>
internal static class MaximumSeed
{
    public static IReadOnlyDictionary<SyntaxNode, SyntaxNode> In(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        var replaced = new Dictionary<SyntaxNode, SyntaxNode>();
        SyntaxNode member = Syntaxes.Member(place);
        foreach (VariableDeclaratorSyntax variable in member.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        {
            if (model.GetDeclaredSymbol(variable, cancellationToken) is ILocalSymbol local && IsRunningMaximum(local.Name, member))
            {
                // What a loop over rows sets it back to, too.
                IEnumerable<ExpressionSyntax?> seeds = member.DescendantNodes().OfType<AssignmentExpressionSyntax>()
                    .Where(a => a.IsKind(SyntaxKind.SimpleAssignmentExpression) && a.Left is IdentifierNameSyntax name && name.Identifier.Text == local.Name)
                    .Select(a => a.Right)
                    .Prepend(variable.Initializer?.Value);
                foreach (ExpressionSyntax seed in seeds.OfType<ExpressionSyntax>().Where(s => IsAtLeastZero(s, model, cancellationToken)))
                {
                    replaced[seed] = Infinity(local.Type, seed, model);
                }
            }
        }

        // x.Aggregate(0.0, Math.Max)
        foreach (InvocationExpressionSyntax call in member.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Aggregate" }, ArgumentList.Arguments: { Count: 2 } arguments }
                && arguments[1].ToString().Contains("Max") && IsAtLeastZero(arguments[0].Expression, model, cancellationToken)
                && model.GetTypeInfo(call, cancellationToken).Type is { } type)
            {
                replaced[arguments[0].Expression] = Infinity(type, arguments[0].Expression, model);
            }
        }

        return replaced;
    }

    /// <summary><c>if (x &gt; m) m = x</c>, <c>m = Math.Max(m, x)</c>, <c>m = x &gt; m ? x : m</c>.</summary>
    private static bool IsRunningMaximum(string name, SyntaxNode member) => member.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a =>
        a.IsKind(SyntaxKind.SimpleAssignmentExpression) && a.Left is IdentifierNameSyntax left && left.Identifier.Text == name
        && a.Right switch
        {
            InvocationExpressionSyntax call => call.Expression.ToString().EndsWith("Max", System.StringComparison.Ordinal) && Mentions(call, name),
            ConditionalExpressionSyntax choice => Mentions(choice.Condition, name),
            _ => a.FirstAncestorOrSelf<IfStatementSyntax>() is { Condition: BinaryExpressionSyntax comparison } && Mentions(comparison, name),
        });

    private static bool Mentions(SyntaxNode node, string name) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.Text == name);

    private static bool IsAtLeastZero(ExpressionSyntax seed, SemanticModel model, CancellationToken cancellationToken) =>
        seed is DefaultExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } or MemberAccessExpressionSyntax { Name.Identifier.Text: "Zero" or "Epsilon" or "One" }
        || (Syntaxes.Bare(seed) is var bare && model.GetConstantValue(bare, cancellationToken) is { HasValue: true, Value: >= 0 or >= 0f or >= 0.0 });

    private static ExpressionSyntax Infinity(ITypeSymbol type, ExpressionSyntax seed, SemanticModel model) =>
        SyntaxFactory.ParseExpression($"{type.ToMinimalDisplayString(model, seed.SpanStart)}.NegativeInfinity").WithTriviaFrom(seed);
}
