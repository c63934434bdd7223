namespace SoftmaxGen.CorpusScore.Scoring;

/// <summary>What a finding turned out to be.</summary>
internal enum Outcome
{
    /// <summary>In a range where this should be reported.</summary>
    Hit,

    /// <summary>In a range where it must not be.</summary>
    FalseAlarm,

    /// <summary>In a range nobody can judge.</summary>
    Ambiguous,

    /// <summary>In a labelled file, outside every labelled range.</summary>
    Unlabelled,
}
