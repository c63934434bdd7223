using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace SoftmaxGen.Docs.Tests;

/// <summary>Every C# block of the documentation does what <see cref="Snippet"/> says.</summary>
public sealed class SnippetTests
{
    public static IEnumerable<TheoryDataRow<string, int>> Compiled => Rows(snippet => snippet.IsCompiled);

    public static IEnumerable<TheoryDataRow<string, int>> WholeOutputs => Rows(snippet => snippet.Is("generated"));

    public static IEnumerable<TheoryDataRow<string, int>> Excerpts => Rows(snippet => snippet.Is("excerpt"));

    [Theory]
    [MemberData(nameof(Compiled))]
    public async Task Compiles_and_reports_what_it_announces(string page, int line)
    {
        Snippet snippet = Pages.Find(page, line);

        ImmutableArray<Diagnostic> diagnostics = await CompiledSnippet.Of(snippet.File).DiagnosticsAsync(TestContext.Current.CancellationToken);

        string[] ids = [.. diagnostics.Select(diagnostic => diagnostic.Id).Distinct().Order()];
        Assert.True(
            ids.SequenceEqual(snippet.ExpectedDiagnostics.Order()),
            $"{snippet} announces [{string.Join(", ", snippet.ExpectedDiagnostics)}] and gets:{Environment.NewLine}{string.Join(Environment.NewLine, diagnostics)}");
    }

    /// <summary>With <c>SOFTMAXGEN_ACCEPT=1</c> in the environment the page takes over what the generator writes, as snapshots do.</summary>
    [Theory]
    [MemberData(nameof(WholeOutputs))]
    public void Shows_exactly_what_the_generator_writes(string page, int line)
    {
        Snippet block = Pages.Find(page, line);
        string generated = Assert.Single(Generated(block));

        if (Environment.GetEnvironmentVariable("SOFTMAXGEN_ACCEPT") == "1")
        {
            Pages.Replace(block, generated);
        }
        else
        {
            Assert.Equal(generated, block.Code, ignoreLineEndingDifferences: true);
        }
    }

    [Theory]
    [MemberData(nameof(Excerpts))]
    public void Shows_consecutive_lines_of_what_the_generator_writes(string page, int line)
    {
        Snippet block = Pages.Find(page, line);
        string excerpt = WithoutIndentation(block.Code);

        Assert.Contains(Generated(block), text => WithoutIndentation(text).Contains(excerpt, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Generated(Snippet block) =>
        CompiledSnippet.Of(Pages.SourceOf(block).File).Generated.GeneratedTrees.Select(tree => tree.ToString());

    private static string WithoutIndentation(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));

    private static IEnumerable<TheoryDataRow<string, int>> Rows(Func<Snippet, bool> kind) =>
        Pages.Snippets.Where(kind).Select(snippet => new TheoryDataRow<string, int>(snippet.Page, snippet.Line));
}
