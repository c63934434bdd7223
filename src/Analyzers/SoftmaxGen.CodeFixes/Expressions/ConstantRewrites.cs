using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.CodeFixes.Expressions;

/// <summary>Another constant, another function of the same name.</summary>
internal static class ConstantRewrites
{
    /// <summary>The smallest round epsilon that survives next to 1 in the type.</summary>
    public static ExpressionRewrite? Epsilon(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax literal = expression is BinaryExpressionSyntax sum ? Formulas.Bare(sum.Right) : expression;
        if (literal is not LiteralExpressionSyntax || (expression is BinaryExpressionSyntax { Left: var left } && model.GetConstantValue(left, cancellationToken).Value is not (1 or 1.0 or 1f)))
        {
            return null;
        }

        return model.GetTypeInfo(expression, cancellationToken).Type?.SpecialType switch
        {
            SpecialType.System_Single => new ExpressionRewrite(literal, "1e-7f", "Use an epsilon that float can hold", NeedsRuntime: false),
            SpecialType.System_Double => new ExpressionRewrite(literal, "1e-15", "Use an epsilon that double can hold", NeedsRuntime: false),
            _ => null,
        };
    }

    /// <summary><c>double.LogP1(x)</c> becomes <c>StableMath.Log1p(x)</c>.</summary>
    public static ExpressionRewrite? LibraryFunction(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (expression is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType.SpecialType: SpecialType.System_Single or SpecialType.System_Double } method)
        {
            return null;
        }

        string function = method.Name == "LogP1" ? "Log1p" : "Expm1";
        return new Formulas(model, cancellationToken).Argument(arguments[0].Expression, method.ContainingType.SpecialType) is { } argument
            ? new ExpressionRewrite(call, $"StableMath.{function}({argument})", $"Use StableMath.{function}")
            : null;
    }
}
