using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.CodeFixes.Shifting;

/// <summary>How a naive softmax gets its maximum subtracted where it stands.</summary>
/// <param name="Anchor">The statement before which the maximum is computed.</param>
/// <param name="Statements">The text that computes it.</param>
/// <param name="Replaced">The exponents, and those with the maximum subtracted.</param>
internal sealed record ShiftRewrite(StatementSyntax Anchor, IReadOnlyList<string> Statements, IReadOnlyList<(SyntaxNode Old, SyntaxNode New)> Replaced);
