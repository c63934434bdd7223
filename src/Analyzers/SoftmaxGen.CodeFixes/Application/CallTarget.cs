using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Analyzers.Flow;
using SoftmaxGen.CodeFixes.Rewrites;
using SoftmaxGen.Shared;

namespace SoftmaxGen.CodeFixes.Application;

/// <summary>What the rewritten code calls: the text of the method, the namespaces it needs, and a kernel to declare if there is none yet.</summary>
internal sealed record CallTarget(string Method, IReadOnlyList<string> Usings, string? NewKernel = null)
{
    /// <summary><c>StableMath.Softmax</c>, if the project references it.</summary>
    public static CallTarget? StableMath(SoftmaxRewrite rewrite, SemanticModel model)
    {
        if (model.Compilation.GetTypeByMetadataName(MetadataNames.StableMath) is not { } type)
        {
            return null;
        }

        // A type of the user's by the same name, or of another library, hides ours.
        INamespaceOrTypeSymbol[] visible = [.. model.LookupNamespacesAndTypes(rewrite.Anchor.SpanStart, name: "StableMath").OfType<INamespaceOrTypeSymbol>()];
        return visible.Length == 0 || visible.All(v => SymbolEqualityComparer.Default.Equals(v, type))
            ? new CallTarget("StableMath.Softmax", [MetadataNames.Namespace])
            : new CallTarget("global::SoftmaxGen.StableMath.Softmax", []);
    }

    /// <summary>A generated kernel of this row length in the containing type: an existing one, or one to declare.</summary>
    public static CallTarget? Kernel(SoftmaxRewrite rewrite, SemanticModel model, CancellationToken cancellationToken)
    {
        if (rewrite is not { Length: >= 1 and <= KernelOptions.MaxDim, Type: NumericType.Single or NumericType.Double }
            || rewrite.Anchor.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp11 }
            || model.Compilation.GetTypeByMetadataName(MetadataNames.SoftmaxAttribute) is null
            || rewrite.Anchor.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } type
            || declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Any(t => t.Modifiers.Any(SyntaxKind.FileKeyword)))
        {
            return null;
        }

        int dim = rewrite.Length.Value;
        bool isStatic = rewrite.Anchor.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not GlobalStatementSyntax) is not BaseMethodDeclarationSyntax method || method.Modifiers.Any(SyntaxKind.StaticKeyword);
        if (type.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(m => Serves(m, dim, rewrite.Type, isStatic, cancellationToken)) is { } existing)
        {
            return new CallTarget(existing.Name, []);
        }

        string name = $"Softmax{dim}";
        for (int i = 2; IsTaken(type, name, rewrite.Anchor, model); i++)
        {
            name = $"Softmax{dim}Kernel{(i == 2 ? "" : i.ToString(System.Globalization.CultureInfo.InvariantCulture))}";
        }

        string element = rewrite.Type.Name();
        string kernel = $"[Softmax(Dim = {dim})]\nprivate static partial void {name}(ReadOnlySpan<{element}> logits, Span<{element}> probabilities);";
        return new CallTarget(name, ["System", MetadataNames.Namespace], kernel);
    }

    /// <summary>Whether a method is a softmax kernel of this length, without options that change the result.</summary>
    private static bool Serves(IMethodSymbol method, int dim, NumericType element, bool callerIsStatic, CancellationToken cancellationToken) =>
        method.Parameters.Length == 2 && method.Parameters[0].Type is INamedTypeSymbol { TypeArguments: { Length: 1 } elements } && ExpRange.Of(elements[0]) == element && (method.IsStatic || !callerIsStatic)
        && method.GetAttributes().Any(a => KernelContract.Check(method, a, cancellationToken) is
        {
            IsValid: true,
            Kind: KernelKind.Softmax,
            Options: { Batched: false, Stable: true, Scale: 1.0 } options,
        } && options.Dim == dim);

    private static bool IsTaken(INamedTypeSymbol type, string name, SyntaxNode at, SemanticModel model) =>
        type.Name == name || !type.GetMembers(name).IsEmpty || !model.LookupSymbols(at.SpanStart, name: name).IsEmpty;
}
