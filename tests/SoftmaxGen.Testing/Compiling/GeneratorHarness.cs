using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Generator;
using Xunit;

namespace SoftmaxGen.Testing;

/// <summary>Runs a generator over a project and asserts what must hold for every project there is.</summary>
public static class GeneratorHarness
{
    /// <summary>
    /// Runs the kernel generator over a project whose output must compile without a warning.
    /// </summary>
    public static GeneratorRun Run(UserProject project)
    {
        GeneratorRun run = RunUncompiled(project);
        CompilerDiagnostics.AssertNone(run.Compilation);
        return run;
    }

    /// <summary>
    /// The same for a project that does not compile on purpose, such as one whose kernels break the contract and so stay
    /// without a body.
    /// </summary>
    public static GeneratorRun RunUncompiled(UserProject project) => RunUncompiled(project, new SoftmaxKernelGenerator());

    /// <summary>
    /// Runs any generator: no exception, no diagnostic, every step cached after unrelated edits, no compiler object in a model.
    /// </summary>
    public static GeneratorRun RunUncompiled(UserProject project, IIncrementalGenerator generator)
    {
        CSharpCompilation compilation = project.Compile();
        GeneratorDriver driver = CreateDriver(project, generator, trackSteps: true)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);

        Assert.Empty(diagnostics);
        GeneratorRunResult result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);

        ModelContents.AssertNoCompilerObjects(result);
        UnrelatedEdits.AssertEverythingCached(driver, compilation, result);
        return new GeneratorRun(driver, output, result);
    }

    /// <summary>
    /// The project with its generated files and nothing more, for many kernels at once. <paramref name="rewrite"/> may change the generated text.
    /// </summary>
    public static Compilation Generate(UserProject project, Func<string, string>? rewrite = null)
    {
        CreateDriver(project, new SoftmaxKernelGenerator(), trackSteps: false)
            .RunGeneratorsAndUpdateCompilation(project.Compile(), out Compilation output, out _);
        return rewrite is null
            ? output
            : project.Compile().AddSyntaxTrees(output.SyntaxTrees.Skip(project.Sources.Length).Select(tree =>
                CSharpSyntaxTree.ParseText(rewrite(tree.ToString()), project.ParseOptions, tree.FilePath)));
    }

    /// <summary>A driver for the project that has not run yet.</summary>
    public static GeneratorDriver CreateDriver(UserProject project, IIncrementalGenerator generator, bool trackSteps) =>
        CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            additionalTexts: null,
            project.ParseOptions,
            project.BuildProperties,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: trackSteps));
}
