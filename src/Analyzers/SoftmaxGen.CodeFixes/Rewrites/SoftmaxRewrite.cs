using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.CodeFixes.Rewrites;

/// <summary>Where the new call goes, relative to <see cref="SoftmaxRewrite.Anchor"/>.</summary>
internal enum CallPlacement
{
    /// <summary>The anchor is an expression, which the call replaces.</summary>
    InsteadOfExpression,

    /// <summary>The anchor is a statement, which the call replaces.</summary>
    InsteadOfStatement,

    BeforeStatement,
    AfterStatement,
}

/// <summary>
/// How a naive softmax becomes one call with logits and probabilities. Whether that call is <c>StableMath.Softmax</c> or a kernel is
/// decided later.
/// </summary>
internal sealed record SoftmaxRewrite(SyntaxNode Anchor, CallPlacement Placement, string Logits, string Probabilities, NumericType Type)
{
    /// <summary>The row length, when it is a compile-time constant.</summary>
    public int? Length { get; init; }

    /// <summary>Statements whose work the call does.</summary>
    public IReadOnlyList<StatementSyntax> Removed { get; init; } = [];

    /// <summary>Statements to put before the call.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Nodes to exchange in statements that stay.</summary>
    public IReadOnlyList<(SyntaxNode Old, SyntaxNode New)> Replaced { get; init; } = [];

    /// <summary>Namespaces the new text needs besides that of the call.</summary>
    public IReadOnlyList<string> Usings { get; init; } = [];
}
