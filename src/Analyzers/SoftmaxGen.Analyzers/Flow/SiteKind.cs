namespace SoftmaxGen.Analyzers.Flow;

/// <summary>What a <see cref="Site"/> is; each kind belongs to one rule.</summary>
internal enum SiteKind
{
    /// <summary>log(1 + exp(x)), x unbounded.</summary>
    Softplus,

    /// <summary>log(1 − exp(x)).</summary>
    LogOneMinusExp,

    /// <summary>log of several exponentials of numbers or of a collection.</summary>
    LogSumExp,

    /// <summary>log of the exponentials of several log-probabilities.</summary>
    LogSumOfProbabilities,

    /// <summary>log of one exponential with a factor.</summary>
    LogOfExp,

    /// <summary>log of a softmax.</summary>
    LogOfSoftmax,

    /// <summary>log of a sigmoid, or of 1 minus a probability.</summary>
    LogOfSigmoid,

    /// <summary>exp above and below the fraction bar, with a constant beside it below.</summary>
    SigmoidRatio,

    /// <summary>The difference of two exponentials over their sum.</summary>
    TanhRatio,

    /// <summary>exp(a) / (exp(a) + exp(b)) of single numbers.</summary>
    ScalarSoftmax,

    /// <summary>A maximum that starts at 0 although all values may be below it.</summary>
    SeededMaximum,

    /// <summary>The maximum of another collection is subtracted.</summary>
    OtherMaximum,

    /// <summary>The maximum is added.</summary>
    AddedMaximum,

    /// <summary>Shifted above the fraction bar and not below it, or the other way round.</summary>
    MismatchedShift,

    /// <summary>A constant that rounds to 0, or a sum that rounds to its larger part.</summary>
    VanishingEpsilon,

    /// <summary>A sum accumulated in Half.</summary>
    HalfSum,

    /// <summary>Exponentials clamped after exp, then normalised.</summary>
    ClampedExp,

    /// <summary>ExpM1, LogP1 and the like of .NET.</summary>
    NaiveLibraryFunction,

    /// <summary>p · log p, p possibly 0.</summary>
    XLogX,

    /// <summary>Division by a sum that may be 0.</summary>
    ZeroNormaliser,

    /// <summary>Prior times density over its own sum.</summary>
    LinearResponsibility,

    /// <summary>E[x²] − E[x]².</summary>
    VarianceDifference,

    /// <summary>A temperature nothing keeps from being 0.</summary>
    ZeroTemperature,

    /// <summary>One softmax over several rows.</summary>
    FlattenedBatch,

    /// <summary>Softmax of query · key products, not scaled.</summary>
    UnscaledAttention,

    /// <summary>A right softmax over a constant length.</summary>
    KernelCandidate,

    /// <summary>The log of one's own softmax, which a fused kernel computes at once.</summary>
    FusedCrossEntropy,

    /// <summary>A maximum computed again for every element.</summary>
    RecomputedMaximum,
}
