using System.Linq;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.CodeFixes.Rewrites;

/// <summary>Names for new variables and methods that collide with nothing.</summary>
internal static class FreeName
{
    /// <summary>A name for a local: not visible at the place, and not used for anything in the member.</summary>
    public static string Near(SyntaxNode node, string wanted, SemanticModel model)
    {
        SyntaxNode member = Syntaxes.Member(node);
        string[] used = [.. member.DescendantTokens().Select(t => t.ValueText).Distinct()];
        string name = wanted;
        for (int i = 2; used.Contains(name) || !model.LookupSymbols(node.SpanStart, name: name).IsEmpty; i++)
        {
            name = $"{wanted}{i}";
        }

        return name;
    }
}
