using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Analyzers.Contract;

namespace SoftmaxGen.Benchmarks.AnalyzerCost;

/// <summary>Compiles files once for the compiler's share and once more, file by file, for that of the package's analyzers.</summary>
internal sealed class AnalyzedCompilation(SourceSet sources)
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(KernelContractAnalyzer).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>
    /// Milliseconds of parsing and of all the compiler's own errors and warnings, on one thread. Nothing is emitted, so a real compile
    /// takes longer and the analyzers' share of it is smaller.
    /// </summary>
    public double CompileMilliseconds()
    {
        long start = Stopwatch.GetTimestamp();
        _ = Parsed().GetDiagnostics();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Milliseconds that the analyzers' own code took in each file, by the compiler's clock for <c>/reportanalyzer</c>.</summary>
    public IReadOnlyList<double> OwnMilliseconds()
    {
        CSharpCompilation compilation = Parsed();
        CompilationWithAnalyzers driver = compilation.WithAnalyzers(
            Analyzers,
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        List<double> own = [];
        double before = 0;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, CancellationToken.None).GetAwaiter().GetResult();
            double after = Analyzers.Sum(a => driver.GetAnalyzerTelemetryInfoAsync(a, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds);
            own.Add(after - before);
            before = after;
        }

        return own;
    }

    private CSharpCompilation Parsed() => CSharpCompilation.Create(
        "AnalyzerCost",
        sources.Files.Select(f => CSharpSyntaxTree.ParseText(f.Text, new CSharpParseOptions(LanguageVersion.Preview), f.Path)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, concurrentBuild: false));
}
