using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.CodeFixes.Rewrites;

namespace SoftmaxGen.CodeFixes.Expressions;

/// <summary>Logs of exponentials: one call each, in the type the log was computed in.</summary>
internal static class LogRewrites
{
    public static ExpressionRewrite? Softplus(ExpressionSyntax log, Formulas formulas) =>
        formulas.LogOf(log) is { } argument && formulas.OnePlus(argument) is { } exp && formulas.ExpOf(exp) is { } x
            ? Call(log, "Softplus", formulas, x)
            : null;

    public static ExpressionRewrite? Log1mExp(ExpressionSyntax log, Formulas formulas) =>
        formulas.LogOf(log) is { } argument && Formulas.Binary(argument, SyntaxKind.SubtractExpression) is var (one, exp) && formulas.IsOne(one) && formulas.ExpOf(exp) is { } x
            ? Call(log, "Log1mExp", formulas, x)
            : null;

    /// <summary>log(1 / (1 + exp(−x))).</summary>
    public static ExpressionRewrite? LogSigmoid(ExpressionSyntax log, Formulas formulas) =>
        formulas.LogOf(log) is { } argument && Formulas.Binary(argument, SyntaxKind.DivideExpression) is var (one, sum) && formulas.IsOne(one)
        && formulas.OnePlus(sum) is { } exp && formulas.ExpOf(exp) is { } exponent && Formulas.Bare(exponent) is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus
            ? Call(log, "LogSigmoid", formulas, minus.Operand)
            : null;

    /// <summary>log(exp(a) + exp(b)), and the log of the sum over a whole array.</summary>
    public static ExpressionRewrite? LogSumExp(ExpressionSyntax log, Formulas formulas)
    {
        if (formulas.LogOf(log) is not { } argument)
        {
            return null;
        }

        if (Formulas.Binary(argument, SyntaxKind.AddExpression) is var (left, right) && formulas.ExpOf(left) is { } a && formulas.ExpOf(right) is { } b)
        {
            return Call(log, "LogAddExp", formulas, a, b);
        }

        // x.Sum(v => Math.Exp(v)) over a whole array.
        return Formulas.Bare(argument) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Sum", Expression: var row }, ArgumentList.Arguments: { Count: 1 } arguments }
            && arguments[0].Expression is SimpleLambdaExpressionSyntax { ExpressionBody: { } body } lambda
            && formulas.ExpOf(body) is { } exponent && Formulas.Bare(exponent) is IdentifierNameSyntax name && name.Identifier.Text == lambda.Parameter.Identifier.Text
            && new RowExpression(row, formulas.Model, formulas.CancellationToken) is { IsArray: true } array && array.ElementType?.SpecialType == formulas.TypeOf(log)
                ? new ExpressionRewrite(log, $"StableMath.LogSumExp({array.Text})", "Use StableMath.LogSumExp")
                : null;
    }

    /// <summary>p · log(p) and p · log(p / q), in either order. Logs of another base are another number.</summary>
    public static ExpressionRewrite? XLogX(ExpressionSyntax product, Formulas formulas) =>
        Formulas.Binary(product, SyntaxKind.MultiplyExpression) is var (left, right)
            ? LogTimes(product, left, right, formulas) ?? LogTimes(product, right, left, formulas)
            : null;

    private static ExpressionRewrite? LogTimes(ExpressionSyntax product, ExpressionSyntax p, ExpressionSyntax log, Formulas formulas) =>
        formulas.LogOf(log) is not { } argument || !formulas.IsPure(p) ? null
        : Formulas.SameText(argument, p) ? Call(product, "XLogX", formulas, p)
        : Formulas.Binary(argument, SyntaxKind.DivideExpression) is var (above, _) && Formulas.SameText(above, p) && formulas.TypeOf(argument) == formulas.TypeOf(product) ? Call(product, "XLogY", formulas, p, argument)
        : null;

    private static ExpressionRewrite? Call(ExpressionSyntax old, string function, Formulas formulas, params ExpressionSyntax[] arguments)
    {
        if (formulas.TypeOf(old) is not { } type)
        {
            return null;
        }

        string?[] texts = [.. arguments.Select(a => formulas.Argument(a, type))];
        return texts.All(t => t is not null) ? new ExpressionRewrite(old, $"StableMath.{function}({string.Join(", ", texts)})", $"Use StableMath.{function}") : null;
    }
}
