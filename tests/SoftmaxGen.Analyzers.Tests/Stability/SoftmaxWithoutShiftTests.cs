using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Stability;

/// <summary>SMG1002: every naive form is found once, at its exp, and nothing else is.</summary>
public sealed class SoftmaxWithoutShiftTests
{
    public static TheoryData<string> Loud => [.. LoudSnippets.All.Keys];

    public static TheoryData<string> Silent => [.. SilentSnippets.All.Keys];

    [Theory]
    [MemberData(nameof(Loud))]
    public async Task EachNaiveForm_IsReportedOnceAtItsExp(string name)
    {
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRun.OfMembers(LoudSnippets.All[name]);

        Diagnostic diagnostic = Assert.Single(diagnostics, d => d.Id == "SMG1002");
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        string line = diagnostic.Location.SourceTree!.ToString().Split('\n')[diagnostic.Location.GetLineSpan().StartLinePosition.Line];
        Assert.Contains("// exp", line);
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public async Task WhatIsShiftedOrNoSoftmax_IsNotReported(string name) =>
        Assert.DoesNotContain(await AnalyzerRun.OfMembers(SilentSnippets.All[name]), d => d.Severity == DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("for loop, double", "double above 709.78", "below -745.13")]
    [InlineData("two passes of exp", "float above 88.72", "below -103.97")]
    [InlineData("Half", "Half above 11.09", "below -17.35")]
    [InlineData("generic math", "its type above 88.72 (float) or 709.78 (double)", "below -103.97 (float)")]
    public async Task Message_NamesTheTypeTheExpIsStoredInAndWhereItFails(string name, string overflow, string underflow)
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.OfMembers(LoudSnippets.All[name]), d => d.Id == "SMG1002");

        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("exp of 'x'", message);
        Assert.Contains(overflow, message);
        Assert.Contains(underflow, message);
        Assert.Single(diagnostic.AdditionalLocations);
    }

    [Fact]
    public void MoreSnippetsAreSilentThanLoud() => Assert.True(Silent.Count() > Loud.Count());
}
