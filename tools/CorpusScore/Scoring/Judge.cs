using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.CorpusScore.Analysis;
using SoftmaxGen.CorpusScore.Labels;

namespace SoftmaxGen.CorpusScore.Scoring;

/// <summary>The label policy: a finding counts by the verdict of the range its line lies in.</summary>
internal static class Judge
{
    /// <param name="labels">The labels of the finding's file.</param>
    public static Judgement Of(Finding finding, string repo, IEnumerable<Label> labels)
    {
        // A range inside another one is the closer description.
        Label? label = labels.Where(l => l.Contains(finding.Line)).OrderBy(l => l.Lines).ThenBy(l => l.Verdict).FirstOrDefault();
        return new(finding, repo, label, label is null ? Outcome.Unlabelled : Decide(finding, label));
    }

    private static Outcome Decide(Finding finding, Label label) => label.Verdict switch
    {
        // An Info rule that the label names is right whatever the verdict, which speaks of overflow only.
        _ when label.Rules.Contains(finding.Id) => Outcome.Hit,
        Verdict.Unstable => Outcome.Hit,
        Verdict.Ambiguous => Outcome.Ambiguous,
        // SMG2xxx offer a kernel for code that is right.
        Verdict.Stable when finding.Id.StartsWith("SMG2", System.StringComparison.Ordinal) => Outcome.Hit,
        _ => Outcome.FalseAlarm,
    };
}
