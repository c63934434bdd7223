using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace SoftmaxGen.Testing;

/// <summary>Treats warnings as errors, like the strictest project a kernel can be generated into.</summary>
public static class CompilerDiagnostics
{
    private const int LinesOfContext = 3;

    /// <summary>Asserts that a compilation has neither errors nor warnings, at the highest warning level.</summary>
    public static void AssertNone(Compilation compilation) => AssertNone(compilation.GetDiagnostics());

    /// <summary>Asserts that there is no error and no warning among the diagnostics; shows the lines they are about.</summary>
    public static void AssertNone(IEnumerable<Diagnostic> diagnostics)
    {
        string[] messages = [.. diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed).Take(10).Select(Describe)];
        if (messages.Length > 0)
        {
            Assert.Fail("The project with its generated files does not compile cleanly:\n" + string.Join("\n", messages));
        }
    }

    private static string Describe(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
        {
            return diagnostic.ToString();
        }

        int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        IEnumerable<string> context = tree.GetText().Lines
            .Skip(line - LinesOfContext)
            .Take((2 * LinesOfContext) + 1)
            .Select(l => $"    {l.LineNumber + 1,4}  {l}");
        return diagnostic + "\n" + string.Join("\n", context);
    }
}
