namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>What a contestant's result is held to before it is timed.</summary>
internal enum ResultCheck
{
    /// <summary>It must be right, as far as the rounding errors of its method allow.</summary>
    MustBeRight,

    /// <summary>Its error is shown and may be of any size: a method that is known to fail on such data is still timed.</summary>
    Shown,

    /// <summary>It computes something else, on purpose.</summary>
    None,
}
