using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>The shapes of public code: what is reported, what is not, and that each guard is what silences its rule.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Snippets => [.. CorpusSnippets.All.Select(s => s.Name)];

    public static TheoryData<string> Guarded => [.. Guards.All.Select(g => g.Name)];

    [Theory]
    [MemberData(nameof(Snippets))]
    public async Task Shape_GetsItsWarnings(string name)
    {
        CorpusSnippet snippet = CorpusSnippets.All.Single(s => s.Name == name);
        Assert.Equal(snippet.Ids, await Warnings(snippet.Members));
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Guard_SilencesTheRule(string name)
    {
        GuardedSnippet snippet = Guards.All.Single(g => g.Name == name);
        Assert.NotEqual(snippet.Members, snippet.WithoutGuard);
        Assert.Empty(await Warnings(snippet.Members));
        Assert.Contains(snippet.Id, await Warnings(snippet.WithoutGuard));
    }

    private static async Task<IEnumerable<string>> Warnings(string members) =>
        (await AnalyzerRun.OfMembers(members)).Where(d => d.Severity == DiagnosticSeverity.Warning).Select(d => d.Id).Distinct().Order();
}
