namespace SoftmaxGen.Simd;

/// <summary>Where a row of a contiguous [outer, Dim, Inner] tensor lies.</summary>
internal readonly struct RowPlace(nuint row, nuint dim, nuint inner)
{
    /// <summary>The number of the row: outer · Inner + inner.</summary>
    public nuint Row { get; } = row;

    /// <summary>Its first element.</summary>
    public nuint Start { get; } = ((row / inner) * dim * inner) + (row % inner);

    /// <summary>From one element to the next.</summary>
    public nuint Stride { get; } = inner;

    public nuint Dim { get; } = dim;
}
