using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Analyzers.Contract;

/// <summary>
/// Speaks for <see cref="KernelContractAnalyzer"/> where the compiler stops before it asks analyzers: a kernel method that gets no body is a
/// declaration error (CS8795), and after one of those no analyzer runs. Without this a build would show that error and not its cause.
/// </summary>
/// <remarks>
/// Writes no source. Reports only when such a method is there, so nothing is said twice, and through an implementation output, which the
/// compiler produces and editors do not: there the analyzer runs whatever the errors.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class ContractErrorsBeforeAnalyzers : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // 1. What is wrong with each annotated method.
        IncrementalValueProvider<ImmutableArray<ContractError>> errors = Errors(context, MetadataNames.SoftmaxAttribute)
            .Combine(Errors(context, MetadataNames.SoftmaxGradientAttribute))
            .Combine(Errors(context, MetadataNames.SoftmaxCrossEntropyAttribute))
            .Select(static (found, _) => found.Left.Left.AddRange(found.Left.Right).AddRange(found.Right));

        // 2. Whether the contract applies at all.
        IncrementalValueProvider<bool> isEnabled = context.AnalyzerConfigOptionsProvider.Select(static (provider, _) => BuildSwitches.IsEnabled(provider));

        // 3. All that is wrong, if any of it keeps the analyzers from running.
        context.RegisterImplementationSourceOutput(errors.Combine(isEnabled), static (output, found) => Report(output, found.Left, found.Right));
    }

    private static void Report(SourceProductionContext output, ImmutableArray<ContractError> errors, bool isEnabled)
    {
        if (isEnabled && errors.Any(static error => error.StopsTheCompiler))
        {
            foreach (ContractError error in errors.Distinct())
            {
                output.ReportDiagnostic(error.ToDiagnostic());
            }
        }
    }

    private static IncrementalValueProvider<ImmutableArray<ContractError>> Errors(IncrementalGeneratorInitializationContext context, string attribute) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, static (node, _) => node is MethodDeclarationSyntax, Check)
            .SelectMany(static (errors, _) => errors)
            .Collect();

    private static ImmutableArray<ContractError> Check(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not IMethodSymbol method
            || KernelContract.Check(method, context.Attributes[0], cancellationToken) is not { IsValid: false } contract)
        {
            return ImmutableArray<ContractError>.Empty;
        }

        bool stops = StopsTheCompiler(method, (MethodDeclarationSyntax)context.TargetNode);
        return contract.Violations.Select(violation => ContractError.Of(violation, stops)).ToImmutableArray();
    }

    /// <summary>
    /// Whether the method, left without a generated body, is a declaration error. The exception is a partial method that C# erases: one that returns
    /// nothing and has no accessibility modifier, in a type that is partial.
    /// </summary>
    private static bool StopsTheCompiler(IMethodSymbol method, MethodDeclarationSyntax declaration)
    {
        bool hasBody = declaration.Body is not null || declaration.ExpressionBody is not null || method.PartialImplementationPart is not null;
        bool needsNoBody = method.IsAbstract || method.IsExtern;
        bool isErased = declaration.Modifiers.All(static modifier => modifier.IsKind(SyntaxKind.PartialKeyword) || modifier.IsKind(SyntaxKind.StaticKeyword))
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
            && method.ReturnsVoid
            && declaration.Parent is TypeDeclarationSyntax type
            && type.Modifiers.Any(SyntaxKind.PartialKeyword);
        return !hasBody && !needsNoBody && !isErased;
    }
}
