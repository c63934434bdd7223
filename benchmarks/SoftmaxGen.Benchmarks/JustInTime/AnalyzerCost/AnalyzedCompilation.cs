using System;
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

/// <summary>One compile of all files, and one run of the analyzers over all of them or over those of one kind.</summary>
internal sealed class AnalyzedCompilation(SourceSet sources)
{
    private static readonly Type[] AnalyzerTypes =
        [.. typeof(KernelContractAnalyzer).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))];

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>
    /// Milliseconds of parsing and of all the compiler's own errors and warnings, on one thread. Nothing is emitted, so a real compile
    /// takes longer and the analyzers' share of it is smaller.
    /// </summary>
    public double CompileMilliseconds()
    {
        long start = Stopwatch.GetTimestamp();
        _ = Parsed(static _ => true).GetDiagnostics();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>
    /// Milliseconds in the analyzers' own code, by the compiler's clock for <c>/reportanalyzer</c>, in one run over the whole project. The other files
    /// take part as generated code, which analyzers do not look at: a run per file would start every analyzer once per file.
    /// </summary>
    public double OwnMilliseconds(Func<SourceFile, bool> isAnalyzed)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. AnalyzerTypes.Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];
        CompilationWithAnalyzers driver = Parsed(isAnalyzed).WithAnalyzers(
            analyzers,
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        AnalysisResult result = driver.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        return analyzers.Sum(a => result.AnalyzerTelemetryInfo[a].ExecutionTime.TotalMilliseconds);
    }

    private CSharpCompilation Parsed(Func<SourceFile, bool> isAnalyzed) => CSharpCompilation.Create(
        "AnalyzerCost",
        sources.Files.Select(f => CSharpSyntaxTree.ParseText(f.Text, new CSharpParseOptions(LanguageVersion.Preview), isAnalyzed(f) ? f.Path : Path.ChangeExtension(f.Path, ".g.cs"))),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, concurrentBuild: false));
}
