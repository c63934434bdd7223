using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>What the names around a body say about its purpose. They are evidence where a formula alone is not enough.</summary>
internal sealed class BodyContext
{
    private readonly Lazy<bool> isSoftmax;
    private readonly Lazy<bool> isEntropy;

    public BodyContext(SyntaxNode body)
    {
        isSoftmax = new Lazy<bool>(() => body.AncestorsAndSelf().Select(NameOf).Any(n => n.Length > 0 && Names.SaySoftmaxOrAttention(n)));
        isEntropy = new Lazy<bool>(() => body.AncestorsAndSelf().Where(n => n is not TypeDeclarationSyntax).Select(NameOf).Any(n => n.Length > 0 && Names.SayEntropy(n)));
    }

    /// <summary>Inside a method or type that is called softmax or attention.</summary>
    public bool IsSoftmax => isSoftmax.Value;

    /// <summary>Inside a method or property that is called entropy or divergence.</summary>
    public bool IsEntropy => isEntropy.Value;

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        TypeDeclarationSyntax type => type.Identifier.Text,
        _ => "",
    };
}
