using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Analyzers.Contract;
using SoftmaxGen.Analyzers.Tests.Harness;
using SoftmaxGen.Generator;

namespace SoftmaxGen.Analyzers.Tests.Robustness;

/// <summary>
/// Many mutants in one compilation, each in a file and a class of its own: thousands of compilations of one file each would spend their time
/// on the framework's references.
/// </summary>
internal sealed class FuzzBatch(IReadOnlyList<string> mutants, IReadOnlyList<MetadataReference> references)
{
    private readonly CSharpCompilation compilation = CSharpCompilation.Create(
        "Fuzz",
        mutants.Select((text, i) => CSharpSyntaxTree.ParseText(text, TestCompilation.ParseOptions, path: $"Mutant{i}.cs")),
        references,
        TestCompilation.Options);

    /// <summary>
    /// What the analyzers said, an exception of theirs included (AD0001); null where the compiler itself threw while binding, as it does for <c>__arglist</c>
    /// without a core library: then there is nothing for an analyzer to see.
    /// </summary>
    public async Task<IReadOnlyList<Diagnostic>?> Analyze(CancellationToken cancellationToken)
    {
        try
        {
            return await compilation
                .WithAnalyzers(AnalyzerRun.All, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
                .GetAnalyzerDiagnosticsAsync(cancellationToken);
        }
        catch (NullReferenceException e) when (e.TargetSite?.DeclaringType?.Namespace == "Microsoft.CodeAnalysis.CSharp.Symbols")
        {
            return null;
        }
    }

    /// <summary>The exceptions of the generators.</summary>
    public IEnumerable<string> Generate(CancellationToken cancellationToken)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SoftmaxKernelGenerator().AsSourceGenerator(), new ContractErrorsBeforeAnalyzers().AsSourceGenerator()],
            parseOptions: TestCompilation.ParseOptions);
        return driver.RunGenerators(compilation, cancellationToken).GetRunResult().Results.Where(r => r.Exception is not null).Select(r => r.Exception!.ToString());
    }
}
