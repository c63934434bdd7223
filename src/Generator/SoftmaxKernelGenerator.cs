using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Generator.Emit;
using SoftmaxGen.Generator.Models;
using SoftmaxGen.Generator.Parsing;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator;

/// <summary>Writes the body of every method that carries a kernel attribute and keeps to the contract.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SoftmaxKernelGenerator : IIncrementalGenerator
{
    private static readonly string[] KernelAttributes =
    [
        MetadataNames.SoftmaxAttribute,
        MetadataNames.SoftmaxGradientAttribute,
        MetadataNames.SoftmaxCrossEntropyAttribute,
    ];

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // 1. What the project says about all kernels.
        IncrementalValueProvider<GeneratorOptions> options = context.AnalyzerConfigOptionsProvider
            .Select(OptionsParser.Parse)
            .WithTrackingName("Options");

        foreach (string attribute in KernelAttributes)
        {
            // 2. What each annotated method asks for, free of symbols; methods that break the contract are the analyzer's.
            IncrementalValuesProvider<KernelSpec> kernels = context.SyntaxProvider
                .ForAttributeWithMetadataName(attribute, static (node, _) => node is MethodDeclarationSyntax, KernelParser.Parse)
                .Where(static spec => spec is not null)
                .Select(static (spec, _) => spec!)
                .WithTrackingName("Kernels");

            // 3. Plan and text, one file per kernel; runs only for kernels whose spec or options changed.
            context.RegisterSourceOutput(kernels.Combine(options), static (output, kernel) => Write(output, kernel.Left, kernel.Right));
        }
    }

    private static void Write(SourceProductionContext output, KernelSpec spec, GeneratorOptions options)
    {
        if (options.Enabled)
        {
            output.AddSource(spec.Method.HintName, KernelFile.Write(KernelPlanner.Plan(spec, options.SelfCheck)));
        }
    }
}
