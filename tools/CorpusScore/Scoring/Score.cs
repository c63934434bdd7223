using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.CorpusScore.Labels;

namespace SoftmaxGen.CorpusScore.Scoring;

/// <summary>All judgements over all labels that could be looked at, and the figures that follow.</summary>
internal sealed class Score
{
    private readonly HashSet<Label> warned = [];
    private readonly HashSet<Label> informed = [];

    public Score(IReadOnlyList<Label> labels, IReadOnlyList<Judgement> judgements)
    {
        Labels = labels;
        Judgements = judgements;
        foreach (Judgement hit in judgements.Where(j => j.Outcome == Outcome.Hit))
        {
            if (hit.Finding.IsWarning)
            {
                warned.Add(hit.Label!);
            }
            else if (hit.Label!.Rules.Contains(hit.Finding.Id))
            {
                informed.Add(hit.Label);
            }
        }
    }

    public IReadOnlyList<Label> Labels { get; }

    public IReadOnlyList<Judgement> Judgements { get; }

    public IEnumerable<Judgement> FalseAlarms => Judgements.Where(j => j.Outcome == Outcome.FalseAlarm);

    /// <summary>Ranges that ask for a warning and got none.</summary>
    public IEnumerable<Label> Misses => Labels.Where(l => Expectation.AsksForWarning(l) && !warned.Contains(l));

    public Ratio Precision(bool warnings) => PrecisionOf(Judgements.Where(j => j.Finding.IsWarning == warnings));

    public Ratio Recall(bool warnings)
    {
        Label[] wanted = [.. Labels.Where(l => warnings ? Expectation.AsksForWarning(l) : Expectation.AsksForInfo(l))];
        return new(wanted.Count(l => IsFound(l, warnings)), wanted.Length);
    }

    public Ratio PrecisionOfRule(string id) => PrecisionOf(Judgements.Where(j => j.Finding.Id == id));

    /// <summary>Of the ranges that ask for this very rule, those in which it spoke.</summary>
    public Ratio RecallOfRule(string id)
    {
        Label[] wanted = [.. Labels.Where(l => Expectation.Rules(l).Contains(id))];
        HashSet<Label> found = [.. Judgements.Where(j => j.Finding.Id == id && j.Label is not null).Select(j => j.Label!)];
        return new(wanted.Count(found.Contains), wanted.Length);
    }

    public bool IsFound(Label label, bool warnings) => (warnings ? warned : informed).Contains(label);

    /// <summary>The part of this score that belongs to one repository.</summary>
    public Score Of(string repo) => new([.. Labels.Where(l => l.Repo == repo)], [.. Judgements.Where(j => j.Repo == repo)]);

    /// <summary>Findings are counted once per range and rule: a loop with two exps is one mistake.</summary>
    private static Ratio PrecisionOf(IEnumerable<Judgement> judgements)
    {
        (Outcome Outcome, Label? Label, string Id)[] distinct =
            [.. judgements.Where(j => j.Outcome is Outcome.Hit or Outcome.FalseAlarm).Select(j => (j.Outcome, j.Label, j.Finding.Id)).Distinct()];
        return new(distinct.Count(d => d.Outcome == Outcome.Hit), distinct.Length);
    }
}
