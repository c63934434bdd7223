using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests;

/// <summary>Every rule has a page that says what the rule says, and every page a rule.</summary>
public sealed class RulePagesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "rules");

    private static IEnumerable<DiagnosticDescriptor> Descriptors => AnalyzerRun.All.SelectMany(a => a.SupportedDiagnostics);

    public static TheoryData<string> Ids => [.. Descriptors.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void EachRule_HasAPageWithItsTitleSeverityAndSections(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.Single(d => d.Id == id);
        string page = File.ReadAllText(Path.Combine(Folder, id + ".md"));

        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page.ReplaceLineEndings("\n"));
        Assert.Contains($"| Severity | {descriptor.DefaultSeverity} |", page);
        Assert.Contains($"| Category | {descriptor.Category} |", page);
        Assert.All(["## Cause", "## How to fix", "## When to suppress", "## Configuration"], section => Assert.Contains(section, page));
        Assert.EndsWith($"/docs/rules/{id}.md", descriptor.HelpLinkUri);
        Assert.True(descriptor.IsEnabledByDefault);
    }

    public static TheoryData<string> StabilityIds => [.. Descriptors.Select(d => d.Id).Where(id => string.CompareOrdinal(id, "SMG1001") > 0 && string.CompareOrdinal(id, "SMG2010") < 0)];

    [Theory]
    [MemberData(nameof(StabilityIds))]
    public async Task EachStabilityPage_ShowsCodeThatGetsTheRule(string id)
    {
        string[] parts = File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n").Split("```");
        string code = parts.First(p => p.StartsWith("csharp", StringComparison.Ordinal));
        code = code[code.IndexOf('\n', StringComparison.Ordinal)..];
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRun.OfFile("using System.Numerics.Tensors; using SoftmaxGen; " + (code.Contains("using System;", StringComparison.Ordinal) ? "" : "using System; ") + code);
        Assert.Contains(diagnostics, d => d.Id == id);
    }

    [Fact]
    public void EachPage_BelongsToARule_AndTheIndexListsAll()
    {
        string[] pages = [.. Directory.GetFiles(Folder, "SMG*.md").Select(p => Path.GetFileNameWithoutExtension(p)).Order()];
        Assert.Equal(Descriptors.Select(d => d.Id).Order(), pages);

        string index = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.All(Descriptors, d => Assert.Contains($"| [{d.Id}]({d.Id}.md) | {d.Title} | {d.DefaultSeverity} |", index));
    }

    [Fact]
    public void Ids_AreUnique() => Assert.Equal(Descriptors.Count(), Descriptors.Select(d => d.Id).Distinct().Count());

    /// <summary>The compiler on the command line has no Workspaces; an analyzer that refers to them fails to load there.</summary>
    [Fact]
    public void AnalyzerAssembly_DoesNotReferToWorkspaces() =>
        Assert.DoesNotContain(AnalyzerRun.All[0].GetType().Assembly.GetReferencedAssemblies(), a => a.Name!.Contains("Workspaces", StringComparison.Ordinal));
}
