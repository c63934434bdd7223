using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SoftmaxGen.CorpusScore.Analysis;
using SoftmaxGen.CorpusScore.Labels;
using SoftmaxGen.CorpusScore.Reporting;
using SoftmaxGen.CorpusScore.Scoring;

namespace SoftmaxGen.CorpusScore;

/// <summary><c>--labels</c>: what the analyzers say, against what a reader said.</summary>
internal static class ScoreRun
{
    public static async Task Execute(Options options, TextWriter output)
    {
        var folder = new CorpusFolder(options.Folder);
        Label[] labels = [.. Merged(options.LabelFiles.Select(LabelFile.Read))
            .Where(l => !options.WithoutKinds.Contains(l.Kind) && l.Repo.Contains(options.Repo, StringComparison.OrdinalIgnoreCase))];
        Dictionary<Label, string> files = labels
            .Select(l => (Label: l, File: folder.File(l)))
            .Where(p => p.File is not null)
            .ToDictionary(p => p.Label, p => p.File!);
        if (files.Count == 0)
        {
            throw new UsageException($"none of the {labels.Length} labels' files is in {options.Folder}");
        }

        List<Judgement> judgements = [];
        foreach (IGrouping<string, Label> repo in files.Keys.GroupBy(l => l.Repo))
        {
            ILookup<string, Label> byFile = repo.ToLookup(l => files[l]);
            string[] wanted = [.. byFile.Select(g => g.Key)];
            IReadOnlyList<Finding> findings = await Grouping.Findings(folder.Repository(repo.Key)!, wanted, options.FileByFile);
            judgements.AddRange(findings.Select(f => Judge.Of(f, repo.Key, byFile[f.File])));
        }

        new ScoreReport(new Score([.. files.Keys], judgements), options.Folder, output).Write(
            [.. labels.Where(l => !files.ContainsKey(l))],
            options.Details);
    }

    /// <summary>Later files speak over earlier ones about the same range.</summary>
    private static IEnumerable<Label> Merged(IEnumerable<IReadOnlyList<Label>> files)
    {
        Dictionary<(string, string, int, int), Label> merged = [];
        foreach (Label label in files.SelectMany(f => f))
        {
            merged[(label.Repo, label.Path, label.StartLine, label.EndLine)] = label;
        }

        return merged.Values;
    }
}
