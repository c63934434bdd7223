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
            || IsRepeated(method)
            || KernelContract.Check(method, context.Attributes[0], cancellationToken) is not { IsValid: true } contract)
        {
            return null;
        }

        return new KernelSpec(contract.Kind, contract.Element, contract.Options, ParseMethod(method, declaration, contract));
    }

    /// <summary>
    /// Whether an equal method was declared before, in this type or in another of its name: a compiler error, and two files of one name would
    /// make the compiler drop every kernel of the project.
    /// </summary>
    private static bool IsRepeated(IMethodSymbol method)
    {
        INamespaceOrTypeSymbol container = (INamespaceOrTypeSymbol?)method.ContainingType.ContainingType ?? method.ContainingNamespace;
        foreach (INamedTypeSymbol type in container.GetTypeMembers(method.ContainingType.Name, method.ContainingType.Arity))
        {
            foreach (ISymbol member in type.GetMembers(method.Name))
            {
                if (member is IMethodSymbol other && HasSameParameters(other, method))
                {
                    return !SymbolEqualityComparer.Default.Equals(other, method);
                }
            }
        }

        return false;
    }

    private static bool HasSameParameters(IMethodSymbol a, IMethodSymbol b)
    {
        if (a.Parameters.Length != b.Parameters.Length)
        {
            return false;
        }

        for (int i = 0; i < a.Parameters.Length; i++)
        {
            if (!SymbolEqualityComparer.Default.Equals(a.Parameters[i].Type, b.Parameters[i].Type))
            {
                return false;
            }
        }

        return true;
    }

    private static MethodSpec ParseMethod(IMethodSymbol method, MethodDeclarationSyntax declaration, KernelContract contract)
    {
        // This runs for every kernel after every edit anywhere: plain loops, no symbol display, no text that a model field does not need.
        string element = contract.Element == ElementType.Half ? "global::System.Half" : contract.Element.Name();
        var parameters = new ParameterSpec[contract.Parameters.Count];
        for (int i = 0; i < parameters.Length; i++)
        {
            ParameterSyntax syntax = declaration.ParameterList.Parameters[i];
            SignatureParameter expected = contract.Parameters[i];
            parameters[i] = new ParameterSpec(expected.Role, Join(syntax.Modifiers), TypeText(expected.Shape, element), Identifiers.Escape(syntax.Identifier.ValueText), syntax.Identifier.ValueText);
        }

        string? space = Identifiers.Namespace(method.ContainingNamespace);
        ContainingTypeSpec[] types = ContainingTypes(method).Reverse().ToArray();
        string qualifiedName = $"{(space is null ? "" : space + ".")}{string.Join(".", types.Select(t => t.Declaration))}.{method.Name}";
        return new MethodSpec(
            space,
            new EquatableArray<ContainingTypeSpec>(types),
            Join(declaration.Modifiers),
            method.ReturnsVoid ? "void" : element,
            Identifiers.Escape(method.Name),
            new EquatableArray<ParameterSpec>(parameters),
            HasDocumentation(declaration),
            qualifiedName,
            HintNames.For(method.ContainingType.Name, method.Name, qualifiedName, parameters));
    }

    private static string TypeText(ParameterShape shape, string element) => shape switch
    {
        ParameterShape.ReadOnlySpanOfElement => $"global::System.ReadOnlySpan<{element}>",
        ParameterShape.SpanOfElement => $"global::System.Span<{element}>",
        ParameterShape.Element => element,
        ParameterShape.Int => "int",
        ParameterShape.ReadOnlySpanOfBool => "global::System.ReadOnlySpan<bool>",
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
