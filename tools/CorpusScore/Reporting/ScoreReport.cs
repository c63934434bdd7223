using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.CorpusScore.Analysis;
using SoftmaxGen.CorpusScore.Labels;
using SoftmaxGen.CorpusScore.Scoring;

namespace SoftmaxGen.CorpusScore.Reporting;

/// <summary>Writes a score: totals, by rule, by kind, by repository, and on request every mistake.</summary>
internal sealed class ScoreReport(Score score, string folder, TextWriter output)
{
    public void Write(IReadOnlyList<Label> absent, bool details)
    {
        output.WriteLine($"{score.Labels.Count} labelled ranges in {score.Labels.Select(l => l.Repo).Distinct().Count()} repositories; {absent.Count} more whose file is not there");
        output.WriteLine();
        WriteTotals();
        WriteRules();
        WriteKinds();
        WriteRepositories();
        if (details)
        {
            WriteDetails(absent);
        }
    }

    private void WriteTotals()
    {
        string[] repos = [.. score.Labels.Select(l => l.Repo).Distinct()];
        var table = new TextTable("", "precision", "recall", "precision, mean of repositories", "recall, mean of repositories");
        foreach (bool warnings in (bool[])[true, false])
        {
            Score[] parts = [.. repos.Select(score.Of)];
            table.Add(
                warnings ? "Warning rules" : "Info rules",
                score.Precision(warnings).ToString(),
                score.Recall(warnings).ToString(),
                Ratio.Percent(Ratio.Mean(parts.Select(p => p.Precision(warnings)))),
                Ratio.Percent(Ratio.Mean(parts.Select(p => p.Recall(warnings)))));
        }

        table.Write(output);
        output.WriteLine($"reports on ranges labelled unrelated: {score.FalseAlarms.Count(j => j.Label!.Verdict == Verdict.Unrelated)}");
        output.WriteLine();
    }

    private void WriteRules()
    {
        var table = new TextTable("rule", "severity", "hits", "false alarms", "ambiguous", "outside", "precision", "recall");
        foreach (DiagnosticDescriptor rule in PackageAnalyzers.Rules)
        {
            ILookup<Outcome, Judgement> outcomes = score.Judgements.Where(j => j.Finding.Id == rule.Id).ToLookup(j => j.Outcome);
            Ratio recall = score.RecallOfRule(rule.Id);
            if (outcomes.Count > 0 || recall.Whole > 0)
            {
                table.Add(
                    rule.Id,
                    rule.DefaultSeverity.ToString(),
                    Count(outcomes, Outcome.Hit),
                    Count(outcomes, Outcome.FalseAlarm),
                    Count(outcomes, Outcome.Ambiguous),
                    Count(outcomes, Outcome.Unlabelled),
                    score.PrecisionOfRule(rule.Id).ToString(),
                    recall.ToString());
            }
        }

        table.Write(output);
        output.WriteLine();
    }

    private void WriteKinds()
    {
        var table = new TextTable("kind", "unstable", "warned", "stable", "unrelated", "false warnings");
        foreach (IGrouping<string, Label> kind in score.Labels.GroupBy(l => l.Kind).OrderBy(g => g.Key, System.StringComparer.Ordinal))
        {
            table.Add(
                kind.Key,
                Text(kind.Count(l => l.Verdict == Verdict.Unstable)),
                Text(kind.Count(l => Expectation.AsksForWarning(l) && score.IsFound(l, warnings: true))),
                Text(kind.Count(l => l.Verdict == Verdict.Stable)),
                Text(kind.Count(l => l.Verdict == Verdict.Unrelated)),
                Text(score.FalseAlarms.Where(j => j.Finding.IsWarning && j.Label!.Kind == kind.Key).Select(j => j.Label).Distinct().Count()));
        }

        table.Write(output);
        output.WriteLine();
    }

    private void WriteRepositories()
    {
        var table = new TextTable("repository", "ranges", "warning precision", "warning recall", "info precision", "info recall");
        foreach (string repo in score.Labels.Select(l => l.Repo).Distinct().Order(System.StringComparer.Ordinal))
        {
            Score part = score.Of(repo);
            table.Add(
                repo,
                Text(part.Labels.Count),
                part.Precision(warnings: true).ToString(),
                part.Recall(warnings: true).ToString(),
                part.Precision(warnings: false).ToString(),
                part.Recall(warnings: false).ToString());
        }

        table.Write(output);
        output.WriteLine();
    }

    private void WriteDetails(IReadOnlyList<Label> absent)
    {
        foreach (Label label in score.Misses)
        {
            output.WriteLine($"MISS         {label} {label.Method} [{label.Kind}; {string.Join(' ', Expectation.Rules(label))}] {label.Why}");
        }

        foreach (Label label in score.Labels.Where(l => Expectation.AsksForInfo(l) && !score.IsFound(l, warnings: false)))
        {
            output.WriteLine($"MISS (info)  {label} {label.Method} [{string.Join(' ', label.Rules)}] {label.Why}");
        }

        foreach (Judgement judgement in score.Judgements.Where(j => j.Outcome != Outcome.Hit).OrderBy(j => j.Outcome))
        {
            string name = judgement.Outcome switch { Outcome.FalseAlarm => "FALSE ALARM", Outcome.Ambiguous => "ambiguous", _ => "unlabelled" };
            string why = judgement.Label is { } label ? $" [{label.Verdict} {label.Kind}] {label.Why}" : "";
            output.WriteLine($"{name,-12} {Path.GetRelativePath(folder, judgement.Finding.File)}:{judgement.Finding.Line} {judgement.Finding.Severity} {judgement.Finding.Id}{why}");
        }

        foreach (Label label in absent)
        {
            output.WriteLine($"NO FILE      {label}");
        }
    }

    private static string Count(ILookup<Outcome, Judgement> outcomes, Outcome outcome) => Text(outcomes[outcome].Count());

    private static string Text(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
