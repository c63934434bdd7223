using Microsoft.CodeAnalysis;

namespace SoftmaxGen.CorpusScore.Analysis;

/// <summary>One diagnostic of one of the package's rules.</summary>
/// <param name="File">The file's path on this machine.</param>
/// <param name="Line">The line of its location, from 1.</param>
internal sealed record Finding(string Id, DiagnosticSeverity Severity, string File, int Line, string Message)
{
    public bool IsWarning => Severity >= DiagnosticSeverity.Warning;
}
