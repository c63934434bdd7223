using System.ComponentModel;

namespace SoftmaxGen.Simd;

/// <summary>What is the same for all rows of a call; a kernel uses what it needs. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowConstants
{
    /// <summary>Factor of a gradient.</summary>
    public double Weight { get; init; }

    /// <summary>Scale over temperature.</summary>
    public double Scaling { get; init; }

    /// <summary>Elements from one row's mask to the next one's; 0 for a shared one.</summary>
    public int MaskStep { get; init; }

    /// <summary>How many entries of every row take part.</summary>
    public int ValidLength { get; init; }
}
