using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.CodeFixes.Expressions;

/// <summary>One expression in place of another.</summary>
/// <param name="Old">What goes.</param>
/// <param name="New">What comes, as text.</param>
/// <param name="Title">What the menu says.</param>
/// <param name="NeedsRuntime">Whether it calls <c>StableMath</c>.</param>
internal sealed record ExpressionRewrite(ExpressionSyntax Old, string New, string Title, bool NeedsRuntime = true);
