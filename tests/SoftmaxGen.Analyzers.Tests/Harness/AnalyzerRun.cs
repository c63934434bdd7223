using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Analyzers.Contract;
using SoftmaxGen.Analyzers.Performance;
using SoftmaxGen.Analyzers.Stability;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Harness;

/// <summary>Runs every analyzer of the package on a compilation. An exception in one fails the test.</summary>
internal static class AnalyzerRun
{
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } = [new KernelContractAnalyzer(), new StabilityAnalyzer(), new NativeAotBaselineAnalyzer()];

    public static async Task<IReadOnlyList<Diagnostic>> Diagnostics(Compilation compilation, CancellationToken cancellationToken, AnalyzerConfigOptionsProvider? properties = null)
    {
        var options = new CompilationWithAnalyzersOptions(
            properties is null ? new AnalyzerOptions([]) : new AnalyzerOptions([], properties),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers(All, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.DoesNotContain(diagnostics, d => !d.Id.StartsWith("SMG", System.StringComparison.Ordinal));
        return [.. diagnostics.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id)];
    }

    /// <summary>Diagnostics of members of a class that must compile without errors of their own.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> OfMembers(string members)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        CSharpCompilation compilation = TestCompilation.Create(TestCompilation.Class(members));
        Assert.Empty(compilation.GetDiagnostics(cancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        return await Diagnostics(compilation, cancellationToken);
    }

    /// <summary>Diagnostics of one of many variants of a file.</summary>
    public static Task<IReadOnlyList<Diagnostic>> OfVariant(string source) =>
        Diagnostics(TestCompilation.Variant(source), TestContext.Current.CancellationToken);

    /// <summary>Diagnostics of a whole file, which need not compile.</summary>
    public static Task<IReadOnlyList<Diagnostic>> OfFile(string source, LanguageVersion version = LanguageVersion.Latest) =>
        Diagnostics(TestCompilation.Create(source, version), TestContext.Current.CancellationToken);
}
