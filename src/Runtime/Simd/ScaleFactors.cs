using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// What a kernel folds from its scale, for a scale that only the call knows: |scale|·log2(e) in two floats, and how far below the maximum a
/// probability rounds to zero. Called by generated kernels with a <see cref="TemperatureAttribute"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ScaleFactors
{
    /// <summary>Splits a scale of magnitude 1e-20 … 1e20.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ScaleFactors(double scale)
    {
        double factor = Math.Abs(scale) * DoubleScaleFactors.Log2E;
        High = (float)factor;
        Low = (float)(factor - High);
        Reach = (float)(RowShift.Depth / factor);
    }

    /// <summary>The larger part of |scale|·log2(e).</summary>
    public float High { get; }

    /// <summary>The smaller part.</summary>
    public float Low { get; }

    /// <summary>The distance below the maximum beyond which probabilities are 0.</summary>
    public float Reach { get; }
}
