using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Analyzers.Flow;
using SoftmaxGen.CodeFixes.Rewrites;

namespace SoftmaxGen.CodeFixes.Shifting;

/// <summary>A call of exp, or exp handed on as a method group.</summary>
internal sealed class Exponential
{
    private Exponential(ExpressionSyntax syntax, IMethodSymbol method, ExpressionSyntax? exponent)
    {
        Syntax = syntax;
        Method = method;
        Exponent = exponent;
    }

    public ExpressionSyntax Syntax { get; }

    public IMethodSymbol Method { get; }

    /// <summary>Null for a method group.</summary>
    public ExpressionSyntax? Exponent { get; }

    /// <summary>What the exponent is converted to.</summary>
    public ITypeSymbol Type => Method.Parameters[Method.Parameters.Length - 1].Type;

    public static Exponential? Of(SyntaxNode node, KnownSymbols symbols, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node is not ExpressionSyntax expression || model.GetSymbolInfo(node, cancellationToken).Symbol is not IMethodSymbol method
            || symbols.Classify(method) is not (KnownMethod.Exp or KnownMethod.Pow) || method.Parameters.Length is 0 or > 2)
        {
            return null;
        }

        return expression switch
        {
            InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } when arguments.Count == method.Parameters.Length && (arguments.Count == 1 || IsE(arguments[0].Expression, model, cancellationToken)) =>
                new Exponential(expression, method, arguments[arguments.Count - 1].Expression),
            MemberAccessExpressionSyntax or IdentifierNameSyntax when expression.Parent is ArgumentSyntax && method.Parameters.Length == 1 => new Exponential(expression, method, null),
            _ => null,
        };
    }

    /// <summary>The same call with the maximum subtracted.</summary>
    public (SyntaxNode Old, SyntaxNode New) Minus(string maximum, string parameter) => Exponent is null
        ? (Syntax, SyntaxFactory.ParseExpression($"{parameter} => {Syntax.WithoutTrivia()}({parameter} - {maximum})").WithTriviaFrom(Syntax))
        : (Exponent, SyntaxFactory.ParseExpression($"{Operand(Exponent)} - {maximum}").WithTriviaFrom(Exponent));

    /// <summary>Whether two exponents are the same but for the element they take: of one collection, or equal up to the variables that run.</summary>
    public bool IsAlike(Exponential other, SemanticModel model, CancellationToken cancellationToken) =>
        SymbolEqualityComparer.Default.Equals(Type, other.Type)
        && (Exponent is not null && other.Exponent is not null && SyntaxFactory.AreEquivalent(Exponent, other.Exponent)
            || Syntaxes.SourceOf(Syntax, model, cancellationToken)?.WithoutTrivia().ToString() is { } source && source == Syntaxes.SourceOf(other.Syntax, model, cancellationToken)?.WithoutTrivia().ToString());

    private static string Operand(ExpressionSyntax expression)
    {
        string text = expression.WithoutTrivia().ToString();
        return expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression or (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression }
            || expression is not (BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax or SwitchExpressionSyntax or QueryExpressionSyntax)
            ? text
            : $"({text})";
    }

    private static bool IsE(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: System.Math.E or (float)System.Math.E };
}
