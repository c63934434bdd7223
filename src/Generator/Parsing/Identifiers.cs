using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SoftmaxGen.Generator.Parsing;

internal static class Identifiers
{
    /// <summary>The identifier as source text: with <c>@</c> when it is a keyword anywhere in the language.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>The full name of a namespace as source text; null for the global namespace.</summary>
    public static string? Namespace(INamespaceSymbol symbol)
    {
        var names = new Stack<string>();
        for (INamespaceSymbol? part = symbol; part is { IsGlobalNamespace: false }; part = part.ContainingNamespace)
        {
            names.Push(Escape(part.Name));
        }

        return names.Any() ? string.Join(".", names) : null;
    }
}
