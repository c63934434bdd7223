using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.CodeFixes.Application;

/// <summary>Adds a modifier to a declaration, in its place and without disturbing comments and attributes.</summary>
internal static class Modifiers
{
    /// <summary>After all others, where <c>partial</c> must stand.</summary>
    public static MemberDeclarationSyntax AddLast(MemberDeclarationSyntax member, SyntaxKind kind) => Insert(member, kind, member.Modifiers.Count);

    /// <summary>Before all others, where accessibility stands.</summary>
    public static MemberDeclarationSyntax AddFirst(MemberDeclarationSyntax member, SyntaxKind kind) => Insert(member, kind, 0);

    private static MemberDeclarationSyntax Insert(MemberDeclarationSyntax member, SyntaxKind kind, int index)
    {
        SyntaxToken modifier = SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
        if (index > 0)
        {
            return member.WithModifiers(member.Modifiers.Insert(index, modifier));
        }

        // The new first token takes over what stood before the old one: indentation, comments.
        SyntaxToken first = FirstAfterAttributes(member);
        MemberDeclarationSyntax bare = member.ReplaceToken(first, first.WithLeadingTrivia(SyntaxFactory.TriviaList()));
        return bare.WithModifiers(bare.Modifiers.Insert(0, modifier.WithLeadingTrivia(first.LeadingTrivia)));
    }

    private static SyntaxToken FirstAfterAttributes(MemberDeclarationSyntax member) =>
        member.AttributeLists.Count == 0 ? member.GetFirstToken() : member.AttributeLists[member.AttributeLists.Count - 1].GetLastToken().GetNextToken();
}
