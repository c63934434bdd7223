namespace SoftmaxGen.CorpusScore.Labels;

/// <summary>What a reader of the code decided.</summary>
internal enum Verdict
{
    /// <summary>The failure is real: it must be reported.</summary>
    Unstable,

    /// <summary>Shifted, bounded or saturating: a warning here is false.</summary>
    Stable,

    /// <summary>Exponentials or logarithms that are no softmax, log-sum-exp or their kin: any report here is false.</summary>
    Unrelated,

    /// <summary>Cannot be told from the file: counts neither way.</summary>
    Ambiguous,
}
