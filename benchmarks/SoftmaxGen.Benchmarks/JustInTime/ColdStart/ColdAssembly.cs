using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using SoftmaxGen.Benchmarks.GeneratorCost;
using SoftmaxGen.Generator;

namespace SoftmaxGen.Benchmarks.ColdStart;

/// <summary>Compiles one kernel, its text changed, into an assembly that a fresh process can load.</summary>
internal static class ColdAssembly
{
    public const string TypeName = "Cold";

    public static void Write(string file, ColdKernel kernel, Tiering tiering)
    {
        string source = $"using System; using SoftmaxGen; public static partial class {TypeName} {{ {kernel.Declaration} }}";
        var compilation = CSharpCompilation.Create(
            "Cold",
            [CSharpSyntaxTree.ParseText(source, SyntheticProject.ParseOptions)],
            SyntheticProject.References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        GeneratorDriverRunResult generated = CSharpGeneratorDriver
            .Create([new SoftmaxKernelGenerator().AsSourceGenerator()], parseOptions: SyntheticProject.ParseOptions)
            .RunGenerators(compilation)
            .GetRunResult();
        compilation = compilation.AddSyntaxTrees(generated.GeneratedTrees.Select(tree =>
            CSharpSyntaxTree.ParseText(tiering.Apply(tree.ToString()), SyntheticProject.ParseOptions, tree.FilePath, Encoding.UTF8)));
        EmitResult result = compilation.Emit(file);
        if (!result.Success)
        {
            throw new InvalidOperationException($"{kernel.Kind} at Dim {kernel.Dim} does not compile with {tiering.Name}: {result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}");
        }
    }
}
