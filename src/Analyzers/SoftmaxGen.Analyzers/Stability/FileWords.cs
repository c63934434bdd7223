using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Analyzers.Flow;

namespace SoftmaxGen.Analyzers.Stability;

/// <summary>
/// Where the text of a file names an exp, a log or a softmax, found once per version of the file: nearly all blocks contain none of these places, and need
/// no look at their calls.
/// </summary>
internal sealed class FileWords
{
    /// <summary>What follows the name of a method that is called or handed on.</summary>
    private static readonly char[] EndsOfNames = ['(', '<', ',', ')'];

    private static readonly ConditionalWeakTable<SyntaxTree, FileWords> Known = new();

    private readonly string text;
    private readonly Lazy<(ImmutableHashSet<int> All, ImmutableHashSet<int> Shared)> helpers;

    private FileWords(SyntaxTree tree)
    {
        text = tree.GetText().ToString();
        ImmutableArray<int>.Builder places = ImmutableArray.CreateBuilder<int>();
        for (int at = -1; NextName(ref at, out int end);)
        {
            if (EndsLikeAFunction(end) && NamedFunctions.IsCalledForNumbers(text.Substring(StartOf(end), end - StartOf(end))))
            {
                places.Add(end - 1);
            }
        }

        Functions = places.ToImmutable();
        helpers = new Lazy<(ImmutableHashSet<int>, ImmutableHashSet<int>)>(() => FindHelpers(tree));
    }

    /// <summary>The places of functions, in order.</summary>
    public ImmutableArray<int> Functions { get; }

    /// <summary>The methods of the file that may hand such a call on and that others can call, by the hash of their names: other files matter where they name these.</summary>
    public ImmutableHashSet<int> SharedHelpers => helpers.Value.Shared;

    public static FileWords Of(SyntaxTree tree) => Known.GetValue(tree, static t => new FileWords(t));

    /// <summary>The places of functions, of the file's own helpers and of those of others, in order.</summary>
    public ImmutableArray<int> With(HashSet<int> shared)
    {
        ImmutableHashSet<int> own = helpers.Value.All;
        if (own.IsEmpty && shared.Count == 0)
        {
            return Functions;
        }

        ImmutableArray<int>.Builder places = ImmutableArray.CreateBuilder<int>();
        int function = 0;
        for (int at = -1; NextName(ref at, out int end);)
        {
            if (function < Functions.Length && Functions[function] == end - 1)
            {
                function++;
                places.Add(end - 1);
            }
            else if (Hash(text, StartOf(end), end) is var name && (shared.Contains(name) || (!own.IsEmpty && own.Contains(name))))
            {
                places.Add(end - 1);
            }
        }

        return places.ToImmutable();
    }

    /// <summary>Where the next name ends that something of a call follows, blanks between the two or none; where that stands, too.</summary>
    private bool NextName(ref int at, out int end)
    {
        for (at = text.IndexOfAny(EndsOfNames, at + 1); at >= 0; at = text.IndexOfAny(EndsOfNames, at + 1))
        {
            end = at;
            while (end > 0 && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }

            if (end > 0 && char.IsLetterOrDigit(text[end - 1]))
            {
                return true;
            }
        }

        end = -1;
        return false;
    }

    private static int Hash(string text, int start, int end)
    {
        int hash = 0;
        for (int i = start; i < end; i++)
        {
            hash = unchecked((hash * 31) + text[i]);
        }

        return hash;
    }

    private int StartOf(int end)
    {
        int start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
        {
            start--;
        }

        return start;
    }

    /// <summary>By the last letters, which rule out most names without a string of their own.</summary>
    private bool EndsLikeAFunction(int end) => char.ToLowerInvariant(text[end - 1]) switch
    {
        'p' => EndsWith(end, "xp") || EndsWith(end, "1p"),
        'g' => EndsWith(end, "og"),
        'n' => EndsWith(end, "ln"),
        'w' => EndsWith(end, "ow"),
        'r' => EndsWith(end, "power"),
        's' => EndsWith(end, "logoneplus"),
        'x' => EndsWith(end, "max"),
        'd' => EndsWith(end, "oid"),
        'f' => EndsWith(end, "oidf"),
        'c' => EndsWith(end, "logistic"),
        '0' or '1' or '2' => true,
        _ => false,
    };

    private bool EndsWith(int end, string word) =>
        end >= word.Length && string.Compare(text, end - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private (ImmutableHashSet<int> All, ImmutableHashSet<int> Shared) FindHelpers(SyntaxTree tree)
    {
        ImmutableHashSet<int>.Builder all = ImmutableHashSet.CreateBuilder<int>(), shared = ImmutableHashSet.CreateBuilder<int>();
        int read = -1;
        foreach (int place in Functions)
        {
            if (place > read && tree.GetRoot().FindToken(place).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method)
            {
                read = method.Span.End;
                if (Forwarders.MayBeFollowed(method))
                {
                    int name = Hash(method.Identifier.Text, 0, method.Identifier.Text.Length);
                    all.Add(name);
                    if (IsShared(method))
                    {
                        shared.Add(name);
                    }
                }
            }
        }

        return (all.ToImmutable(), shared.ToImmutable());
    }

    /// <summary>Whether code in another file can call it: a private method of a partial type, too.</summary>
    private static bool IsShared(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword)
        || method.Parent is InterfaceDeclarationSyntax
        || (method.Parent is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword));
}
