using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>Methods that are one expression or a few statements: their calls are followed, one level deep.</summary>
internal sealed class Forwarders
{
    private const int MaxStatements = 6;

    private readonly ConcurrentDictionary<IMethodSymbol, IOperation?> bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> shifting = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> candidates = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method may subtract a maximum from what it is given: see <see cref="Names.MayShift"/>.</summary>
    public bool MayShift(IMethodSymbol method, CancellationToken cancellationToken) =>
        shifting.GetOrAdd(method, m => Names.MayShift(m, cancellationToken));

    /// <summary>A look at the text only: whether a short method calls an exp or a log, or hands one on.</summary>
    public bool MayForward(IMethodSymbol method) =>
        method is { DeclaringSyntaxReferences.Length: 1, IsGenericMethod: false } && candidates.GetOrAdd(method, static m => Calls(Code(m, default)));

    /// <summary>Whether a method is of a length that is followed, and may return numbers, as far as its text shows.</summary>
    public static bool MayBeFollowed(MethodDeclarationSyntax method) => method.ReturnType switch
    {
        PredefinedTypeSyntax { Keyword.RawKind: not ((int)SyntaxKind.DoubleKeyword or (int)SyntaxKind.FloatKeyword) } => false,
        IdentifierNameSyntax { Identifier.Text: "Task" or "ValueTask" } => false,
        _ => method.ExpressionBody is not null || method.Body is { Statements.Count: <= MaxStatements },
    };

    private static bool Calls(SyntaxNode? code) =>
        code?.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(n => IsCalled(n) && (n.Identifier.Text is "Pow" or "Log" || NamedFunctions.IsRelevant(n.Identifier.Text))) == true;

    /// <summary>A method's name, not that of an enum member or a property.</summary>
    private static bool IsCalled(SimpleNameSyntax name) =>
        (name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name).Parent is InvocationExpressionSyntax or ArgumentSyntax;

    /// <summary>The expression that a method returns or its few statements, bound; null when it is more than that.</summary>
    public IOperation? Body(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!MayForward(method) || method.IsVirtual || method.IsAbstract)
        {
            return null;
        }

        return bodies.GetOrAdd(method, m =>
        {
            SyntaxNode code = Code(m, cancellationToken)!;
#pragma warning disable RS1030 // The helper's body lies in another file; it is bound once per compilation.
            return compilation.ContainsSyntaxTree(code.SyntaxTree) ? compilation.GetSemanticModel(code.SyntaxTree).GetOperation(code, cancellationToken) : null;
#pragma warning restore RS1030
        });
    }

    private static SyntaxNode? Code(IMethodSymbol method, CancellationToken cancellationToken) => method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
    {
        MethodDeclarationSyntax { ExpressionBody.Expression: { } expression } => expression,
        MethodDeclarationSyntax { Body: { } block } => Code(block, method),
        LocalFunctionStatementSyntax { ExpressionBody.Expression: { } expression } => expression,
        LocalFunctionStatementSyntax { Body: { } block } => Code(block, method),
        _ => null,
    };

    /// <summary>
    /// Several statements are followed where they compute a number or an array of numbers; a softmax or a sigmoid is known by its name, and what may shift is not looked into.
    /// </summary>
    private static SyntaxNode? Code(BlockSyntax block, IMethodSymbol method) =>
        block.Statements.Count == 1 && block.Statements[0] is ReturnStatementSyntax { Expression: { } expression } ? expression
        : block.Statements.Count <= MaxStatements && IsNumeric(method.ReturnType) && !Names.SaySoftmax(method.Name) && !Names.SaySigmoid(method.Name) && !Names.MayShift(method, default) ? block
        : null;

    private static bool IsNumeric(ITypeSymbol type) => ExpRange.Of(type is IArrayTypeSymbol array ? array.ElementType : type) is not null;
}
