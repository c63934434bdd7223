using SoftmaxGen.CorpusScore.Analysis;
using SoftmaxGen.CorpusScore.Labels;

namespace SoftmaxGen.CorpusScore.Scoring;

/// <summary>A finding, the label it falls under, and what follows from the two.</summary>
internal sealed record Judgement(Finding Finding, string Repo, Label? Label, Outcome Outcome);
