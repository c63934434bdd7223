using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>
/// How methods that may hand an exp on are called. A static one is named alone or behind the name of its type, so that a short name such as
/// <c>Of</c> does not make every other <c>Of</c> of a project worth a look. Kept as hashes: a false match costs time, and nothing else.
/// </summary>
internal sealed class HelperNames
{
    private readonly HashSet<int> anywhere = [];
    private readonly HashSet<int> alone = [];
    private readonly HashSet<int> qualified = [];
    private ulong lastLetters;

    public bool IsEmpty => lastLetters == 0;

    /// <summary>Whether a class may have another name somewhere: what stands before a dot then says nothing.</summary>
    public bool HasGlobalAliases { get; set; }

    public void Add(MethodDeclarationSyntax method)
    {
        string name = method.Identifier.Text;
        int hash = HashOf(name, 0, name.Length, 0);
        lastLetters |= BitOf(name[name.Length - 1]);
        if (method.Parent is TypeDeclarationSyntax { Identifier.Text: var type } holder && IsLast(holder) && method.Modifiers.Any(SyntaxKind.StaticKeyword) && !IsExtension(method))
        {
            alone.Add(hash);
            qualified.Add(HashOf(type, 0, type.Length, hash));
        }
        else
        {
            anywhere.Add(hash);
        }
    }

    public void Add(HelperNames others)
    {
        anywhere.UnionWith(others.anywhere);
        alone.UnionWith(others.alone);
        qualified.UnionWith(others.qualified);
        lastLetters |= others.lastLetters;
    }

    /// <summary>The last letter rules out most names, which then need no hash.</summary>
    public bool MayEndIn(char letter) => (lastLetters & BitOf(letter)) != 0;

    /// <summary>Whether the name in this part of a text is one of these, as it is called there.</summary>
    public bool Contains(string text, int start, int end, bool hasAliases)
    {
        int hash = HashOf(text, start, end, 0);
        if (anywhere.Contains(hash))
        {
            return true;
        }

        if (!alone.Contains(hash))
        {
            return false;
        }

        int dot = start - 1;
        while (dot >= 0 && char.IsWhiteSpace(text[dot]))
        {
            dot--;
        }

        if (hasAliases || HasGlobalAliases || dot <= 0 || text[dot] != '.')
        {
            return true;
        }

        int typeEnd = dot;
        while (typeEnd > 0 && char.IsWhiteSpace(text[typeEnd - 1]))
        {
            typeEnd--;
        }

        int typeStart = FileWords.StartOf(text, typeEnd);
        return typeStart == typeEnd || qualified.Contains(HashOf(text, typeStart, typeEnd, hash));
    }

    /// <summary>Nothing derives from it, so that its static methods are called by no other name of a type.</summary>
    private static bool IsLast(TypeDeclarationSyntax type) =>
        type is StructDeclarationSyntax || type.Modifiers.Any(SyntaxKind.StaticKeyword) || type.Modifiers.Any(SyntaxKind.SealedKeyword);

    private static bool IsExtension(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.Count > 0 && method.ParameterList.Parameters[0].Modifiers.Any(SyntaxKind.ThisKeyword);

    private static ulong BitOf(char letter) => 1UL << (letter & 63);

    private static int HashOf(string text, int start, int end, int seed)
    {
        int hash = seed;
        for (int i = start; i < end; i++)
        {
            hash = unchecked((hash * 31) + text[i]);
        }

        return hash;
    }
}
