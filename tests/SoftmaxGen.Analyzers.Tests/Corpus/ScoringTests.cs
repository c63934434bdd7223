using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.CorpusScore.Analysis;
using SoftmaxGen.CorpusScore.Labels;
using SoftmaxGen.CorpusScore.Scoring;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>The arithmetic behind the figures of docs/rules/accuracy.md.</summary>
public sealed class ScoringTests
{
    private const DiagnosticSeverity Warning = DiagnosticSeverity.Warning, Info = DiagnosticSeverity.Info;

    [Theory]
    [InlineData("UNSTABLE", "SMG1002", "Hit")]
    [InlineData("STABLE", "SMG1002", "FalseAlarm")]
    [InlineData("UNRELATED", "SMG1002", "FalseAlarm")]
    [InlineData("AMBIGUOUS", "SMG1002", "Ambiguous")]
    [InlineData("STABLE", "SMG2001", "Hit")]
    [InlineData("UNRELATED", "SMG2001", "FalseAlarm")]
    [InlineData("STABLE", "SMG1103", "FalseAlarm")]
    public void AFinding_CountsByTheVerdictOfItsRange(string verdict, string id, string outcome) =>
        Assert.Equal(outcome, Judge.Of(Finding(5, id), "o/r", [Label(3, 7, verdict)]).Outcome.ToString());

    [Fact]
    public void AFindingOutsideAllRanges_IsUnlabelled() =>
        Assert.Equal(Outcome.Unlabelled, Judge.Of(Finding(8), "o/r", [Label(3, 7, "STABLE")]).Outcome);

    [Fact]
    public void TheInnerRange_Decides() =>
        Assert.Equal(Outcome.Hit, Judge.Of(Finding(5), "o/r", [Label(1, 20, "STABLE"), Label(5, 6, "UNSTABLE")]).Outcome);

    [Fact]
    public void ARuleTheLabelNames_IsRightInAStableRange() =>
        Assert.Equal(Outcome.Hit, Judge.Of(Finding(5, "SMG1103", Info), "o/r", [Label(3, 7, "STABLE", rules: "SMG1103")]).Outcome);

    [Fact]
    public void PrecisionCountsARangeAndRuleOnce_RecallCountsRanges()
    {
        Label[] labels = [Label(1, 5, "UNSTABLE"), Label(10, 15, "UNSTABLE"), Label(20, 25, "STABLE")];
        Score score = Scored(labels, Finding(1), Finding(2), Finding(4, "SMG1003"), Finding(21));

        Assert.Equal(new Ratio(2, 3), score.Precision(warnings: true));
        Assert.Equal(new Ratio(1, 2), score.Recall(warnings: true));
        Assert.Equal(new Ratio(1, 2), score.PrecisionOfRule("SMG1002"));
        Assert.Equal(new Ratio(1, 2), score.RecallOfRule("SMG1002"));
        Assert.Equal([labels[1]], score.Misses);
        Assert.Equal(21, Assert.Single(score.FalseAlarms).Finding.Line);
    }

    [Fact]
    public void InfoRulesHaveTheirOwnRecall()
    {
        Label[] labels = [Label(1, 5, "STABLE", rules: "SMG1103"), Label(10, 15, "UNSTABLE"), Label(20, 25, "STABLE", rules: "SMG1106")];
        Score score = Scored(labels, Finding(2, "SMG1103", Info), Finding(12, "SMG1107", Info));

        Assert.Equal(new Ratio(1, 2), score.Recall(warnings: false));
        Assert.Equal(new Ratio(0, 1), score.Recall(warnings: true));
    }

    [Fact]
    public void TheMeanOfRepositories_CountsEachOnce_AndLeavesOutThoseWithNothingToCount() =>
        Assert.Equal(0.75, Ratio.Mean([new(50, 100), new(1, 1), new(0, 0)]));

    [Fact]
    public void RulesAreFoundInTheAssembly_AndAllOn()
    {
        Assert.Contains(PackageAnalyzers.Rules, r => r.Id == "SMG1002");
        Assert.All(PackageAnalyzers.AllOn.Values, severity => Assert.True(severity is ReportDiagnostic.Error or ReportDiagnostic.Warn or ReportDiagnostic.Info));
    }

    private static Score Scored(Label[] labels, params Finding[] findings) => new(labels, [.. findings.Select(f => Judge.Of(f, "o/r", labels))]);

    private static Finding Finding(int line, string id = "SMG1002", DiagnosticSeverity severity = Warning) => new(id, severity, "a.cs", line, "");

    private static Label Label(int start, int end, string verdict, string kind = "softmax", params string[] rules) => LabelFile.Parse(
        [$$"""{"repo": "o/r", "path": "a.cs", "commit": null, "start_line": {{start}}, "end_line": {{end}}, "verdict": "{{verdict}}", "kind": "{{kind}}", "tags": ["x"], "rules": [{{string.Join(',', rules.Select(r => $"\"{r}\""))}}]}"""],
        "test")[0];
}
