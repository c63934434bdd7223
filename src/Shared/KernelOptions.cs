namespace SoftmaxGen.Shared;

/// <summary>The properties of a kernel attribute as the user wrote them, defaults filled in.</summary>
internal readonly struct KernelOptions(int dim, bool batched, bool stable, double scale, LossReduction reduction)
{
    public const int MaxDim = 1 << 24;

    /// <summary>
    /// Beyond these a logit times the scale leaves what the two-part scale constants of a kernel can hold in a float.
    /// </summary>
    public const double MinScale = 1e-20, MaxScale = 1e20;

    public int Dim { get; } = dim;

    public bool Batched { get; } = batched;

    public bool Stable { get; } = stable;

    public double Scale { get; } = scale;

    public LossReduction Reduction { get; } = reduction;
}
