using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.CodeFixes.Expressions;

/// <summary>Quotients of exponentials: sigmoid and tanh.</summary>
internal static class RatioRewrites
{
    public static ExpressionRewrite? For(ExpressionSyntax division, Formulas formulas)
    {
        if (Formulas.Binary(division, SyntaxKind.DivideExpression) is not var (above, below) || formulas.TypeOf(division) is not { } type)
        {
            return null;
        }

        // e / (1 + e)
        if (formulas.ExpOf(above) is { } x && formulas.OnePlus(below) is { } exp && Formulas.SameText(exp, above))
        {
            return formulas.Argument(x, type) is { } argument ? new ExpressionRewrite(division, $"StableMath.Sigmoid({argument})", "Use StableMath.Sigmoid") : null;
        }

        // (e^x − e^−x) / (e^x + e^−x)
        if (Formulas.Binary(above, SyntaxKind.SubtractExpression) is var (plus, minus) && Formulas.Binary(below, SyntaxKind.AddExpression) is var (plusBelow, minusBelow)
            && Formulas.SameText(plus, plusBelow) && Formulas.SameText(minus, minusBelow)
            && formulas.ExpOf(plus) is { } rising && formulas.ExpOf(minus) is { } falling
            && Formulas.Bare(falling) is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } negative && Formulas.SameText(negative.Operand, rising))
        {
            return Tanh(division, type, formulas.Argument(rising, type));
        }

        // (e^2x − 1) / (e^2x + 1)
        if (Formulas.Binary(above, SyntaxKind.SubtractExpression) is var (square, one) && formulas.IsOne(one) && formulas.OnePlus(below) is { } squareBelow && Formulas.SameText(square, squareBelow)
            && formulas.ExpOf(square) is { } twice && formulas.Argument(twice, type) is { } whole)
        {
            return Tanh(division, type, Half(twice, formulas, type) ?? $"({whole}) / 2");
        }

        return null;
    }

    /// <summary>x of 2 · x.</summary>
    private static string? Half(ExpressionSyntax twice, Formulas formulas, SpecialType type) =>
        Formulas.Binary(twice, SyntaxKind.MultiplyExpression) is var (factor, x) && formulas.Model.GetConstantValue(factor, formulas.CancellationToken) is { HasValue: true, Value: 2 or 2.0 or 2f }
            ? formulas.Argument(x, type)
            : null;

    private static ExpressionRewrite? Tanh(ExpressionSyntax division, SpecialType type, string? argument) => argument is null ? null
        : new ExpressionRewrite(division, $"System.{(type == SpecialType.System_Single ? "MathF" : "Math")}.Tanh({argument})", "Use Tanh", NeedsRuntime: false);
}
