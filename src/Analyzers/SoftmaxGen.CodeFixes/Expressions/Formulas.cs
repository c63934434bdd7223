using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.CodeFixes.Expressions;

/// <summary>Recognises exp, log, sums and products in syntax, through parentheses and through a local that was just computed.</summary>
internal sealed class Formulas(SemanticModel model, CancellationToken cancellationToken)
{
    public static ExpressionSyntax Bare(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax parenthesized ? Bare(parenthesized.Expression) : expression;

    /// <summary>The argument of <c>Math.Exp(…)</c> or <c>MathF.Exp(…)</c>, written here or in the statement before.</summary>
    public ExpressionSyntax? ExpOf(ExpressionSyntax expression) => Call(expression, "Exp") ?? (Local(expression) is { } value ? Call(value, "Exp") : null);

    public ExpressionSyntax? LogOf(ExpressionSyntax expression) => Call(expression, "Log");

    /// <summary>The summands of <c>1 + x</c> or <c>x + 1</c>.</summary>
    public ExpressionSyntax? OnePlus(ExpressionSyntax expression) => Binary(expression, SyntaxKind.AddExpression) is var (left, right)
        ? IsOne(left) ? right : IsOne(right) ? left : null
        : null;

    public bool IsOne(ExpressionSyntax expression) => model.GetConstantValue(Bare(expression), cancellationToken) is { HasValue: true, Value: 1 or 1.0 or 1f };

    public static (ExpressionSyntax Left, ExpressionSyntax Right)? Binary(ExpressionSyntax expression, SyntaxKind kind) =>
        Bare(expression) is BinaryExpressionSyntax binary && binary.IsKind(kind) ? (binary.Left, binary.Right) : null;

    public static bool SameText(ExpressionSyntax a, ExpressionSyntax b) => SyntaxFactory.AreEquivalent(Bare(a), Bare(b));

    /// <summary>Evaluating it twice or once makes no difference.</summary>
    public bool IsPure(ExpressionSyntax expression) => !expression.DescendantNodesAndSelf().Any(IsEffect);

    private bool IsEffect(SyntaxNode node) => node is AssignmentExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax or ObjectCreationExpressionSyntax
        || (node is PrefixUnaryExpressionSyntax prefix && prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression)
        || (node is InvocationExpressionSyntax call && !IsMath(call));

    private bool IsMath(InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { IsStatic: true, ContainingType: { Name: "Math" or "MathF" or "Double" or "Single", ContainingNamespace.Name: "System" } };

    /// <summary>The type a formula is computed in; null when it is neither float nor double.</summary>
    public SpecialType? TypeOf(ExpressionSyntax expression) =>
        model.GetTypeInfo(expression, cancellationToken).Type?.SpecialType is { } type && type is SpecialType.System_Single or SpecialType.System_Double ? type : null;

    /// <summary>An argument as text, cast where it would otherwise choose the narrower overload.</summary>
    public string? Argument(ExpressionSyntax argument, SpecialType wanted)
    {
        ExpressionSyntax bare = Bare(argument).WithoutTrivia();
        SpecialType? type = model.GetTypeInfo(Bare(argument), cancellationToken).Type?.SpecialType;
        bool isAtom = bare is IdentifierNameSyntax or LiteralExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or CastExpressionSyntax;
        string name = wanted == SpecialType.System_Single ? "float" : "double";
        return type == wanted ? bare.ToString()
            : wanted == SpecialType.System_Single && type is SpecialType.System_Double ? null
            : isAtom ? $"({name}){bare}" : $"({name})({bare})";
    }

    private ExpressionSyntax? Call(ExpressionSyntax expression, string name) =>
        Bare(expression) is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call
        && IsMath(call) && model.GetSymbolInfo(call, cancellationToken).Symbol?.Name == name
            ? arguments[0].Expression
            : null;

    /// <summary>What a local holds, if the statement before this one, or an earlier declarator of the same, computed it.</summary>
    private ExpressionSyntax? Local(ExpressionSyntax use)
    {
        if (Bare(use) is not IdentifierNameSyntax name || model.GetSymbolInfo(name, cancellationToken).Symbol is not ILocalSymbol local
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            || declarator.FirstAncestorOrSelf<StatementSyntax>() is not LocalDeclarationStatementSyntax { Parent: BlockSyntax block } declaration
            || use.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault(s => s.Parent == block) is not { } statement
            || block.Statements.IndexOf(statement) != block.Statements.IndexOf(declaration) + 1
            || model.GetTypeInfo(value, cancellationToken).Type?.SpecialType != local.Type.SpecialType
            || !IsPure(value) || statement.DescendantNodes().Any(n => n is AnonymousFunctionExpressionSyntax || IsEffect(n)))
        {
            return null;
        }

        return value;
    }

    public SemanticModel Model => model;

    public CancellationToken CancellationToken => cancellationToken;
}
