using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SoftmaxGen.Analyzers.Tests.Robustness;

/// <summary>Breaks source text the way typing does: what is left compiles, half compiles or does not parse.</summary>
internal static class Mutation
{
    // Tokens that turn one valid construct into another, or into none.
    private static readonly string[] Strays =
        ["(", ")", "{", "}", "[", "]", ";", ",", ".", "?", "??", "!", "=>", "=", "+=", "/=", "-", "*", "/", "..", "^1", "ref", "out", "in", "await", "yield return", "default", "null", "new", "is", "var", "async", "static",
         "Math.Exp", "Math.Exp(x", "x[", "0", "1e-8f", "double.NaN", "\"", "'", "/*", "//", "#if", "@", "<T>", "dynamic", "goto x;", "switch {", "while (true)", "checked", "stackalloc", "__arglist"];

    public static string Apply(string source, Random random)
    {
        int steps = 1 + random.Next(4);
        for (int i = 0; i < steps; i++)
        {
            source = Step(source, random);
        }

        return source;
    }

    private static string Step(string source, Random random)
    {
        SyntaxToken[] tokens = [.. SyntaxFactory.ParseTokens(source).Where(t => t.Span.Length > 0)];
        if (tokens.Length == 0)
        {
            return source;
        }

        SyntaxToken token = tokens[random.Next(tokens.Length)];
        return random.Next(9) switch
        {
            0 => source[..token.SpanStart],
            1 => source[token.Span.End..],
            2 => source.Insert(token.SpanStart, Strays[random.Next(Strays.Length)] + " "),
            3 => Replace(source, token, Strays[random.Next(Strays.Length)]),
            4 => Replace(source, token, tokens[random.Next(tokens.Length)].Text),
            5 => source.Insert(token.Span.End, " " + token.Text),
            6 => Rename(source, tokens, random),
            7 => Drop(source, tokens, random),
            _ => Replace(source, token, ""),
        };
    }

    private static string Replace(string source, SyntaxToken token, string text) =>
        source.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, text);

    /// <summary>A run of tokens is gone.</summary>
    private static string Drop(string source, SyntaxToken[] tokens, Random random)
    {
        int first = random.Next(tokens.Length);
        int last = Math.Min(tokens.Length - 1, first + random.Next(8));
        return source.Remove(tokens[first].SpanStart, tokens[last].Span.End - tokens[first].SpanStart);
    }

    /// <summary>Every use of a name becomes another name of the file: types change, calls stop binding, variables take each other's place.</summary>
    private static string Rename(string source, SyntaxToken[] tokens, Random random)
    {
        SyntaxToken[] names = [.. tokens.Where(t => t.IsKind(SyntaxKind.IdentifierToken))];
        if (names.Length == 0)
        {
            return source;
        }

        string from = names[random.Next(names.Length)].Text;
        string to = random.Next(4) == 0 ? "naïve\u03C3" : names[random.Next(names.Length)].Text;
        IEnumerable<SyntaxToken> uses = names.Where(t => t.Text == from);
        return uses.Reverse().Aggregate(source, (text, use) => Replace(text, use, to));
    }
}
