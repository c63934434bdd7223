using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.CorpusScore;
using SoftmaxGen.CorpusScore.Analysis;
using SoftmaxGen.CorpusScore.Labels;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>Label files are read strictly, and ours is in order.</summary>
public sealed class LabelFileTests
{
    private static readonly IReadOnlyList<Label> Ours = [.. Read("labels.jsonl"), .. Read("unseen.jsonl"), .. Read("fresh.jsonl"), .. Read("later.jsonl")];

    [Theory]
    [InlineData("""{"repo": "o/r"}""", "missing required properties")]
    [InlineData("""{"repo": "o/r", "path": "a.cs", "start_line": 3, "end_line": 2, "verdict": "STABLE", "kind": "softmax"}""", "lines 3 to 2")]
    [InlineData("""{"repo": "o/r", "path": "a.cs", "start_line": 1, "end_line": 2, "verdict": "GOOD", "kind": "softmax"}""", "verdict")]
    [InlineData("null", "null is not a label")]
    public void ABadLine_IsNamedWithItsNumber(string line, string complaint)
    {
        UsageException exception = Assert.Throws<UsageException>(() => LabelFile.Parse(["", line], "labels.jsonl"));
        Assert.StartsWith("labels.jsonl:2: ", exception.Message);
        Assert.Contains(complaint, exception.Message);
    }

    [Fact]
    public void OurLabels_NameACommitAndAReason()
    {
        Assert.True(Ours.Count > 100);
        Assert.All(Ours, label =>
        {
            Assert.Matches("^[0-9a-f]{40}$", label.Commit);
            Assert.Matches("^[^/]+/[^/]+$", label.Repo);
            Assert.NotEmpty(label.Why);
        });
        Assert.Equal(Ours.Count, Ours.Select(l => (l.Repo, l.Path, l.StartLine, l.EndLine)).Distinct().Count());
    }

    [Fact]
    public void OurLabels_NameRulesThatExist() =>
        Assert.Empty(Ours.SelectMany(l => l.Rules).Except(PackageAnalyzers.Rules.Select(r => r.Id)));

    [Theory]
    [InlineData("a folder is needed")]
    [InlineData("--labels or --scan is needed", "folder")]
    [InlineData("--scan takes no labels", "folder", "--scan", "--labels", "x")]
    [InlineData("unknown option --labels", "folder", "--labels")]
    [InlineData("unknown option --what", "folder", "--what")]
    [InlineData("--group is repository or file", "folder", "--group", "solution")]
    [InlineData("one folder is measured at a time", "folder", "second")]
    public void ABadCommandLine_SaysWhatIsWrong(string complaint, params string[] arguments) =>
        Assert.Contains(complaint, Assert.Throws<UsageException>(() => Options.Parse(arguments)).Message);

    [Fact]
    public void FilesAreFoundInEveryLayoutOfTheFolder()
    {
        DirectoryInfo root = Directory.CreateTempSubdirectory("corpus");
        try
        {
            foreach (string layout in (string[])["o/r", "p+r", "q__r"])
            {
                Directory.CreateDirectory(Path.Combine(root.FullName, layout, "src"));
                File.WriteAllText(Path.Combine(root.FullName, layout, "src", "a.cs"), "");
            }

            var folder = new CorpusFolder(root.FullName);
            Assert.All((string[])["o/r", "p/r", "q/r"], repo => Assert.NotNull(folder.File(At(repo))));
            Assert.Null(folder.File(At("x/y")));
            Assert.Throws<UsageException>(() => new CorpusFolder(Path.Combine(root.FullName, "none")));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<Label> Read(string file) => LabelFile.Read(Path.Combine(AppContext.BaseDirectory, "Corpus", file));

    private static Label At(string repo) =>
        new() { Repo = repo, Path = "src/a.cs", StartLine = 1, EndLine = 1, Verdict = Verdict.Stable, Kind = "softmax" };
}
