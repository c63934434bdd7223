using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.CodeFixes.Application;

/// <summary>Adds using directives that a file lacks, where the ordinal order puts them, System first.</summary>
internal static class Imports
{
    public static SyntaxNode Add(SyntaxNode root, IReadOnlyCollection<string> namespaces)
    {
        if (root is not CompilationUnitSyntax unit)
        {
            return root;
        }

        foreach (string name in namespaces.Distinct(StringComparer.Ordinal))
        {
            if (!unit.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>().Any(u => Is(u, name)))
            {
                unit = Add(unit, name);
            }
        }

        return unit;
    }

    private static bool Is(UsingDirectiveSyntax directive, string name) =>
        directive.Alias is null && directive.StaticKeyword.RawKind == 0 && directive.Name?.ToString() == name;

    private static CompilationUnitSyntax Add(CompilationUnitSyntax unit, string name)
    {
        UsingDirectiveSyntax added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name).WithLeadingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(EndOfLine(unit));
        int index = unit.Usings.IndexOf(u => u.Alias is not null || u.StaticKeyword.RawKind != 0 || string.CompareOrdinal(SortKey(u.Name?.ToString() ?? ""), SortKey(name)) > 0);
        index = index < 0 ? unit.Usings.Count : index;

        // The first directive takes over the file's header.
        if (index == 0 && unit.Usings.Count > 0)
        {
            UsingDirectiveSyntax first = unit.Usings[0];
            added = added.WithLeadingTrivia(first.GetLeadingTrivia());
            return unit.WithUsings(unit.Usings.Replace(first, first.WithoutLeadingTrivia()).Insert(0, added));
        }

        if (unit.Usings.Count == 0)
        {
            SyntaxToken start = unit.GetFirstToken();
            SyntaxTriviaList header = start.LeadingTrivia;
            return unit.ReplaceToken(start, start.WithLeadingTrivia(EndOfLine(unit))).AddUsings(added.WithLeadingTrivia(header));
        }

        return unit.WithUsings(unit.Usings.Insert(index, added));
    }

    /// <summary>System and its parts come first.</summary>
    private static string SortKey(string name) =>
        name == "System" || name.StartsWith("System.", StringComparison.Ordinal) ? "\0" + name : name;

    /// <summary>The kind of line end the file uses.</summary>
    public static SyntaxTrivia EndOfLine(SyntaxNode unit) =>
        unit.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end : SyntaxFactory.LineFeed;
}
