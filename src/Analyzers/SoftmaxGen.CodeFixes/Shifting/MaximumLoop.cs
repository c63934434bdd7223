using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.CodeFixes.Rewrites;

namespace SoftmaxGen.CodeFixes.Shifting;

/// <summary>
/// The loops around an exponential, said again around a maximum: the same headers, with the same exponent inside. Null wherever the second
/// run of the loops could see, or do, anything else than the first.
/// </summary>
internal sealed class MaximumLoop(Exponential exponential, StatementList block, SemanticModel model, CancellationToken cancellationToken)
{
    // Innermost first.
    private readonly List<string> headers = [];
    private readonly List<SyntaxNode> loops = [];

    // A variable that the new loop runs over where the old one had none, or one of its own.
    private string? element;

    /// <summary>The declaration of the maximum, and the loops that compute it.</summary>
    public IReadOnlyList<string>? Statements(string maximum)
    {
        for (SyntaxNode node = exponential.Syntax; node.Parent is { } parent && node != block.Node; node = parent)
        {
            if (!Pass(node, parent))
            {
                return null;
            }
        }

        string? exponent = element ?? (exponential.Exponent is { } e && Substituted(e, 0) is { } substituted ? substituted : null);
        if (exponent is null || headers.Count == 0 || loops.Count == 0 || loops.Any(Jumps))
        {
            return null;
        }

        string type = exponential.Type.ToMinimalDisplayString(model, exponential.Syntax.SpanStart);
        string text = $"{{\n{maximum} = {MaxFunction()}({maximum}, {exponent});\n}}";
        for (int i = 0; i < headers.Count; i++)
        {
            text = i == 0 ? $"{headers[i]}\n{text}" : $"{headers[i]}\n{{\n{text}\n}}";
        }

        return [$"{type} {maximum} = {type}.NegativeInfinity;", text];
    }

    /// <summary>A turn that ends early leaves elements out.</summary>
    private static bool Jumps(SyntaxNode loop) => loop.DescendantNodes().Any(n => n is ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax or ReturnStatementSyntax or YieldStatementSyntax);

    private bool Pass(SyntaxNode node, SyntaxNode parent)
    {
        switch (parent)
        {
            case ForStatementSyntax loop when node == loop.Statement:
                loops.Add(loop);
                headers.Add($"for ({loop.Declaration}{string.Join(", ", loop.Initializers)}; {loop.Condition}; {string.Join(", ", loop.Incrementors)})");
                return loop.Declaration is not null && loop.Condition is { } condition && IsPure(condition);
            case ForEachStatementSyntax loop when node == loop.Statement:
                loops.Add(loop);
                headers.Add($"foreach ({loop.Type} {loop.Identifier.Text} in {loop.Expression.WithoutTrivia()})");
                return IsPure(loop.Expression);
            case WhileStatementSyntax loop when node == loop.Statement:
                return AddWhile(loop);
            case IfStatementSyntax { Else: null } choice when node == choice.Statement && IsPure(choice.Condition):
                headers.Add($"if ({choice.Condition.WithoutTrivia()})");
                return true;
            case ConditionalExpressionSyntax choice when node == choice.WhenTrue && IsPure(choice.Condition) && model.GetConstantValue(choice.WhenFalse, cancellationToken) is { HasValue: true, Value: 0 or 0f or 0.0 }:
                headers.Add($"if ({choice.Condition.WithoutTrivia()})");
                return true;
            case LambdaExpressionSyntax lambda:
                return AddFunction(lambda);
            case ArgumentSyntax argument when node == exponential.Syntax && exponential.Exponent is null:
                return AddFunction(argument.Expression);
            case QueryBodySyntax { Clauses.Count: 0, Parent: QueryExpressionSyntax { FromClause: { } from } }:
                loops.Add(from);
                headers.Add($"foreach (var {from.Identifier.Text} in {from.Expression.WithoutTrivia()})");
                return IsPure(from.Expression);
            case IfStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or ConditionalExpressionSyntax
                or TryStatementSyntax or UsingStatementSyntax or LocalFunctionStatementSyntax or AnonymousMethodExpressionSyntax or FixedStatementSyntax or LockStatementSyntax or GotoStatementSyntax:
                return false;
            default:
                return !parent.ContainsDirectives;
        }
    }

    /// <summary><c>while (i &lt; x.Length)</c> around exp(x[i]) runs over x.</summary>
    private bool AddWhile(WhileStatementSyntax loop)
    {
        if (exponential.Exponent is null || Syntaxes.Bare(exponential.Exponent) is not ElementAccessExpressionSyntax access
            || loop.Condition is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression, Left: var counter, Right: MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" or "Count", Expression: var row } }
            || access.ArgumentList.Arguments.Count != 1 || !SyntaxFactory.AreEquivalent(access.ArgumentList.Arguments[0].Expression, counter)
            || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(access.Expression, cancellationToken).Symbol, model.GetSymbolInfo(row, cancellationToken).Symbol))
        {
            return false;
        }

        loops.Add(loop);
        element = FreeName.Near(loop, "logit", model);
        headers.Add($"foreach (var {element} in {access.Expression.WithoutTrivia()})");
        return IsPure(access.Expression);
    }

    /// <summary>A function that a method applies to every element of a collection, or to every number from one to another.</summary>
    private bool AddFunction(ExpressionSyntax function)
    {
        if (function.Parent?.Parent?.Parent is not InvocationExpressionSyntax call || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return false;
        }

        string? name = (model.GetSymbolInfo(function, cancellationToken).Symbol as IMethodSymbol)?.Parameters is { Length: 1 } parameters && function is LambdaExpressionSyntax ? parameters[0].Name : null;
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        loops.Add(function);
        if (method is { Name: "For", ContainingType.Name: "Parallel" } && arguments.Count == 3 && name is not null && IsPure(arguments[0].Expression) && IsPure(arguments[1].Expression))
        {
            headers.Add($"for (int {name} = {arguments[0].Expression}; {name} < {arguments[1].Expression}; {name}++)");
            return true;
        }

        if (method.Name is not ("Select" or "Sum" or "ForEach" or "ConvertAll") || (function is LambdaExpressionSyntax && name is null) || Syntaxes.Receiver(call, model, cancellationToken) is not { } row || !IsPure(row))
        {
            return false;
        }

        if (name is null)
        {
            element = name = FreeName.Near(function, "logit", model);
        }

        headers.Add($"foreach (var {name} in {row.WithoutTrivia()})");
        return true;
    }

    /// <summary>The exponent without the variables of the loop's body: each stands for what it was declared with.</summary>
    private string? Substituted(ExpressionSyntax expression, int depth)
    {
        if (depth > 8 || !IsPure(expression))
        {
            return null;
        }

        var replaced = new Dictionary<SyntaxNode, SyntaxNode>();
        foreach (IdentifierNameSyntax name in expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (model.GetSymbolInfo(name, cancellationToken).Symbol is not ILocalSymbol local || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } declared
                || !loops.Any(l => l.Span.Contains(declared.Span)) || declared is ForEachStatementSyntax || declared.Parent?.Parent is ForStatementSyntax)
            {
                continue;
            }

            if (declared is not VariableDeclaratorSyntax { Initializer.Value: { } value } || IsWritten(local, declared) || Substituted(value, depth + 1) is not { } text)
            {
                return null;
            }

            replaced.Add(name, SyntaxFactory.ParseExpression(value is IdentifierNameSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax ? text : $"({text})"));
        }

        return expression.ReplaceNodes(replaced.Keys, (old, _) => replaced[old]).WithoutTrivia().ToString();
    }

    private bool IsWritten(ILocalSymbol local, SyntaxNode declared) => loops.SelectMany(l => l.DescendantNodes()).Any(n => n switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } => left.Identifier.Text == local.Name,
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax operand } => operand.Identifier.Text == local.Name,
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax operand } => operand.Identifier.Text == local.Name,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax argument } => argument.Identifier.Text == local.Name,
        _ => false,
    });

    /// <summary>Reading it once more does nothing, and nothing before the exp in the loops changes what it reads.</summary>
    private bool IsPure(ExpressionSyntax expression) =>
        !expression.DescendantNodesAndSelf().Any(n => n is AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax or ObjectCreationExpressionSyntax or AnonymousFunctionExpressionSyntax
            || (n is PrefixUnaryExpressionSyntax prefix && prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression)
            || (n is InvocationExpressionSyntax call && !IsPureCall(call)))
        && !expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(ChangesBefore);

    private bool IsPureCall(InvocationExpressionSyntax call) => model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
        && (method.Name == "GetLength" || method.ContainingType?.Name is "Math" or "MathF" || (method.IsStatic && method.ContainingType?.SpecialType is SpecialType.System_Single or SpecialType.System_Double));

    /// <summary>Whether a statement of the loops, other than the one with the exp, writes what this name reads.</summary>
    private bool ChangesBefore(IdentifierNameSyntax name)
    {
        if (model.GetSymbolInfo(name, cancellationToken).Symbol is not (ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol) || loops.Count == 0)
        {
            return false;
        }

        SyntaxNode outermost = block.Statements.FirstOrDefault(s => s.Span.Contains(exponential.Syntax.Span)) ?? block.Node;
        return outermost.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(a => a.Parent is ExpressionStatementSyntax && !a.Span.Contains(exponential.Syntax.Span) && a.SpanStart < exponential.Syntax.SpanStart)
            .Any(a => a.Left.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault()?.Identifier.Text == name.Identifier.Text);
    }

    /// <summary>Of the class that the exp is of: <c>Math.Exp</c> has <c>Math.Max</c>, <c>T.Exp</c> has <c>T.Max</c>.</summary>
    private string MaxFunction()
    {
        ExpressionSyntax called = exponential.Syntax is InvocationExpressionSyntax call ? call.Expression : exponential.Syntax;
        return called is MemberAccessExpressionSyntax member ? $"{member.Expression.WithoutTrivia()}.Max" : $"System.{(exponential.Type.SpecialType == SpecialType.System_Single ? "MathF" : "Math")}.Max";
    }
}
