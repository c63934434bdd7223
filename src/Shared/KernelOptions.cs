namespace SoftmaxGen.Shared;

/// <summary>Mirrors the runtime's <c>SoftmaxGen.EmptyRow</c>; the values must stay equal.</summary>
internal enum EmptyRowResult
{
    Zero = 0,
    NaN = 1,
    Uniform = 2,
}

/// <summary>The properties of a kernel attribute as the user wrote them, defaults filled in.</summary>
internal readonly record struct KernelOptions
{
    public const int MaxDim = 1 << 24;

    /// <summary>
    /// Beyond these a logit times the scale leaves what the two-part scale constants of a kernel can hold in a float.
    /// </summary>
    public const double MinScale = 1e-20, MaxScale = 1e20;

    public int Dim { get; init; }

    public int Inner { get; init; }

    public bool Batched { get; init; }

    public bool Parallel { get; init; }

    public bool Reproducible { get; init; }

    public bool Stable { get; init; }

    public double Scale { get; init; }

    public LossReduction Reduction { get; init; }

    public EmptyRowResult EmptyRow { get; init; }
}
