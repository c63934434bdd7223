using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SoftmaxGen.CorpusScore.Analysis;

/// <summary>Runs all analyzers over some files of a compilation.</summary>
internal static class Analyzer
{
    /// <summary>The findings in <paramref name="wanted"/>, all of which are in the compilation.</summary>
    public static async Task<IReadOnlyList<Finding>> Run(CSharpCompilation compilation, IReadOnlySet<string> wanted, CancellationToken cancellationToken)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        CompilationWithAnalyzers driver = compilation.WithAnalyzers(PackageAnalyzers.All, options);
        List<Finding> findings = [];
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(t => wanted.Contains(t.FilePath)))
        {
            ImmutableArray<Diagnostic> diagnostics =
                await driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, cancellationToken);
            findings.AddRange(diagnostics.Where(d => !d.IsSuppressed).Select(ToFinding));
        }

        return [.. findings.OrderBy(f => f.File, System.StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Id, System.StringComparer.Ordinal)];
    }

    // #line directives say where text came from; the labels count the lines of the file itself.
    private static Finding ToFinding(Diagnostic diagnostic) => new(
        diagnostic.Id,
        diagnostic.Severity,
        diagnostic.Location.SourceTree?.FilePath ?? "",
        diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1,
        diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
}
