using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Generator.Models;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Parsing;

/// <summary>From an annotated method to its <see cref="KernelSpec"/>; the last place that sees Roslyn symbols.</summary>
internal static class KernelParser
{
    /// <summary>Returns null for a method that breaks the contract; the analyzer explains it.</summary>
    public static KernelSpec? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not IMethodSymbol method
            || context.TargetNode is not MethodDeclarationSyntax declaration
            || KernelContract.Check(method, context.Attributes[0], cancellationToken) is not { IsValid: true, Signature: { } signature } contract)
        {
            return null;
        }

        KernelOptions options = contract.Options;
        return new KernelSpec(
            contract.Kind,
            options.Dim,
            options.Batched,
            options.Stable,
            options.Scale,
            options.Reduction,
            ParseMethod(method, declaration, signature));
    }

    private static MethodSpec ParseMethod(IMethodSymbol method, MethodDeclarationSyntax declaration, KernelSignature signature)
    {
        // This runs for every kernel after every edit anywhere: plain loops, no symbol display, no text that a model field does not need.
        var parameters = new ParameterSpec[signature.Parameters.Count];
        for (int i = 0; i < parameters.Length; i++)
        {
            ParameterSyntax syntax = declaration.ParameterList.Parameters[i];
            SignatureParameter expected = signature.Parameters[i];
            parameters[i] = new ParameterSpec(expected.Role, Join(syntax.Modifiers), TypeText(expected.Shape), Identifiers.Escape(syntax.Identifier.ValueText), syntax.Identifier.ValueText);
        }

        string? space = Identifiers.Namespace(method.ContainingNamespace);
        ContainingTypeSpec[] types = ContainingTypes(method).Reverse().ToArray();
        string qualifiedName = $"{(space is null ? "" : space + ".")}{string.Join(".", types.Select(t => t.Declaration))}.{method.Name}";
        return new MethodSpec(
            space,
            new EquatableArray<ContainingTypeSpec>(types),
            Join(declaration.Modifiers),
            signature.ReturnsElement ? "float" : "void",
            Identifiers.Escape(method.Name),
            new EquatableArray<ParameterSpec>(parameters),
            HasDocumentation(declaration),
            qualifiedName,
            HintNames.For(method.ContainingType.Name, method.Name, qualifiedName, parameters));
    }

    private static string TypeText(ParameterShape shape) => shape switch
    {
        ParameterShape.ReadOnlySpanOfElement => "global::System.ReadOnlySpan<float>",
        ParameterShape.SpanOfElement => "global::System.Span<float>",
        ParameterShape.Int => "int",
        _ => "global::System.ReadOnlySpan<int>",
    };

    private static bool HasDocumentation(MethodDeclarationSyntax declaration)
    {
        foreach (SyntaxTrivia trivia in declaration.GetLeadingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<ContainingTypeSpec> ContainingTypes(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            string keyword = type switch
            {
                { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
                { IsRecord: true } => "record",
                { TypeKind: TypeKind.Struct } => "struct",
                { TypeKind: TypeKind.Interface } => "interface",
                _ => "class",
            };
            string typeParameters = type.TypeParameters.IsEmpty
                ? ""
                : $"<{string.Join(", ", type.TypeParameters.Select(p => Variance(p) + Identifiers.Escape(p.Name)))}>";
            yield return new ContainingTypeSpec(keyword, Identifiers.Escape(type.Name) + typeParameters);
        }
    }

    private static string Variance(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };

    // Both parts of a partial method must agree on every modifier, so they are repeated as the user wrote them.
    private static string Join(SyntaxTokenList modifiers) => string.Join(" ", modifiers.Select(m => m.Text));
}
