using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>Methods that are one expression: their calls are followed, one level deep.</summary>
internal sealed class Forwarders
{
    private readonly ConcurrentDictionary<IMethodSymbol, IOperation?> bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> shifting = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> candidates = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method may subtract a maximum from what it is given: see <see cref="Names.MayShift"/>.</summary>
    public bool MayShift(IMethodSymbol method, CancellationToken cancellationToken) =>
        shifting.GetOrAdd(method, m => Names.MayShift(m, cancellationToken));

    /// <summary>A look at the text only: whether a one-expression method calls an exp or a log, or hands one on.</summary>
    public bool MayForward(IMethodSymbol method) =>
        method is { DeclaringSyntaxReferences.Length: 1, IsGenericMethod: false } && candidates.GetOrAdd(method, static m =>
            Expression(m, default) is { } body && body.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(n => IsCalled(n) && (n.Identifier.Text is "Pow" or "Log" || NamedFunctions.IsRelevant(n.Identifier.Text))));

    /// <summary>A method's name, not that of an enum member or a property.</summary>
    private static bool IsCalled(SimpleNameSyntax name) =>
        (name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name).Parent is InvocationExpressionSyntax or ArgumentSyntax;

    /// <summary>The expression that a method returns, bound; null when it is more than one expression.</summary>
    public IOperation? Body(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!MayForward(method) || method.IsVirtual || method.IsAbstract)
        {
            return null;
        }

        return bodies.GetOrAdd(method, m =>
        {
            ExpressionSyntax expression = Expression(m, cancellationToken)!;
#pragma warning disable RS1030 // The helper's body lies in another file; it is bound once per compilation.
            return compilation.ContainsSyntaxTree(expression.SyntaxTree) ? compilation.GetSemanticModel(expression.SyntaxTree).GetOperation(expression, cancellationToken) : null;
#pragma warning restore RS1030
        });
    }

    private static ExpressionSyntax? Expression(IMethodSymbol method, CancellationToken cancellationToken) => method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
    {
        MethodDeclarationSyntax { ExpressionBody.Expression: { } expression } => expression,
        MethodDeclarationSyntax { Body.Statements: { Count: 1 } statements } when statements[0] is ReturnStatementSyntax { Expression: { } expression } => expression,
        LocalFunctionStatementSyntax { ExpressionBody.Expression: { } expression } => expression,
        LocalFunctionStatementSyntax { Body.Statements: { Count: 1 } statements } when statements[0] is ReturnStatementSyntax { Expression: { } expression } => expression,
        _ => null,
    };
}
