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
    private readonly SyntaxTree tree;
    private readonly Lazy<(HelperNames All, HelperNames Shared)> helpers;

    private FileWords(SyntaxTree tree)
    {
        this.tree = tree;
        text = tree.GetText().ToString();
        ImmutableArray<int>.Builder places = ImmutableArray.CreateBuilder<int>();
        for (int at = -1; NextName(ref at, out int end);)
        {
            if (EndsLikeAFunction(end) && NamedFunctions.IsCalledForNumbers(text.Substring(StartOf(text, end), end - StartOf(text, end))))
            {
                places.Add(end - 1);
            }
        }

        Functions = places.ToImmutable();
        helpers = new Lazy<(HelperNames, HelperNames)>(FindHelpers);
    }

    /// <summary>The places of functions, in order.</summary>
    public ImmutableArray<int> Functions { get; }

    /// <summary>The methods of the file that may hand such a call on and that others can call: other files matter where they name these.</summary>
    public HelperNames SharedHelpers => helpers.Value.Shared;

    public static FileWords Of(SyntaxTree tree) => Known.GetValue(tree, static t => new FileWords(t));

    /// <summary>The places of functions, of the file's own helpers and of those of others, in order.</summary>
    public ImmutableArray<int> With(HelperNames shared)
    {
        HelperNames own = helpers.Value.All;
        if (own.IsEmpty && shared.IsEmpty)
        {
            return Functions;
        }

        bool hasAliases = HasAliases();
        ImmutableArray<int>.Builder places = ImmutableArray.CreateBuilder<int>();
        int function = 0;
        for (int at = -1; NextName(ref at, out int end);)
        {
            if (function < Functions.Length && Functions[function] == end - 1)
            {
                function++;
                places.Add(end - 1);
            }
            else if ((shared.MayEndIn(text[end - 1]) && shared.Contains(text, StartOf(text, end), end, hasAliases)) || (own.MayEndIn(text[end - 1]) && own.Contains(text, StartOf(text, end), end, hasAliases)))
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

    /// <summary>Where the name starts that ends there.</summary>
    public static int StartOf(string text, int end)
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
        '0' or '1' or '2' => EndsInLetterAndDigits(end),
        _ => false,
    };

    private bool EndsWith(int end, string word) =>
        end >= word.Length && string.Compare(text, end - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Exp2, Log10, ExpM1: not a number, and after no other letter than those names have.</summary>
    private bool EndsInLetterAndDigits(int end)
    {
        int letter = end - 1;
        while (letter > 0 && char.IsDigit(text[letter]))
        {
            letter--;
        }

        return char.ToLowerInvariant(text[letter]) is 'p' or 'g' or 'm';
    }

    private (HelperNames All, HelperNames Shared) FindHelpers()
    {
        HelperNames all = new(), shared = new();
        int read = -1;
        foreach (int place in Functions)
        {
            if (place > read && tree.GetRoot().FindToken(place).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method)
            {
                read = method.Span.End;
                if (Forwarders.MayBeFollowed(method) && method.Identifier.Text.Length > 0)
                {
                    all.Add(method);
                    if (IsShared(method))
                    {
                        shared.Add(method);
                    }
                }
            }
        }

        return (all, shared);
    }

    /// <summary><c>using M = Some.Class;</c>, for the file or for all files of the project.</summary>
    public bool HasAliases(bool areGlobal = false) =>
        tree.GetRoot() is CompilationUnitSyntax root
        && (IsAlias(root.Usings, areGlobal) || root.Members.OfType<BaseNamespaceDeclarationSyntax>().Any(n => IsAlias(n.Usings, areGlobal)));

    private static bool IsAlias(SyntaxList<UsingDirectiveSyntax> usings, bool areGlobal) =>
        usings.Any(u => u.Alias is not null && (!areGlobal || u.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)));

    /// <summary>Whether code in another file can call it: a private method of a partial type, too.</summary>
    private static bool IsShared(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword)
        || method.Parent is InterfaceDeclarationSyntax
        || (method.Parent is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword));
}
