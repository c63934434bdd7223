using System.Collections.Immutable;
using System.Linq;
using System.Numerics.Tensors;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generator;
using SoftmaxGen.Testing;

namespace SoftmaxGen.Docs.Tests;

/// <summary>A snippet as the only file of a new console project that has the package.</summary>
public sealed class CompiledSnippet
{
    // What <ImplicitUsings>enable</ImplicitUsings> brings.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(SoftmaxGen.Analyzers.Contract.KernelContractAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)System.Activator.CreateInstance(type)!),
    ];

    private CompiledSnippet(CSharpCompilation compilation, GeneratorDriverRunResult generated)
    {
        Compilation = compilation;
        Generated = generated;
    }

    public CSharpCompilation Compilation { get; }

    public GeneratorDriverRunResult Generated { get; }

    public static CompiledSnippet Of(string code)
    {
        UserProject project = UserProject.Of(code, ImplicitUsings);
        CSharpCompilation compilation = project.Compile().AddReferences(MetadataReference.CreateFromFile(typeof(TensorPrimitives).Assembly.Location));
        if (compilation.SyntaxTrees[0].GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any())
        {
            compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
        }

        GeneratorDriver driver = GeneratorHarness.CreateDriver(project, new SoftmaxKernelGenerator(), trackSteps: false)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new CompiledSnippet((CSharpCompilation)output, driver.GetRunResult());
    }

    /// <summary>Everything from a hint upwards that the compiler or an analyzer of the package has to say.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<Diagnostic> reported = await Compilation.WithAnalyzers(Analyzers).GetAllDiagnosticsAsync(cancellationToken);
        return [.. reported.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)];
    }
}
