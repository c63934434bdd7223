using System;
using System.ComponentModel;

namespace SoftmaxGen.Simd;

/// <summary>The twin of <see cref="ScaleFactors"/> for kernels on <see cref="double"/>: |scale|·log2(e) in two doubles.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleScaleFactors
{
    /// <summary>log2(e) to 106 bits.</summary>
    internal const double Log2E = 1.4426950408889634, Log2ELow = 2.0355273740931033e-17;

    /// <summary>Splits a scale of magnitude 1e-20 … 1e20.</summary>
    public DoubleScaleFactors(double scale)
    {
        double magnitude = Math.Abs(scale);
        double product = magnitude * Log2E;
        double rest = Math.FusedMultiplyAdd(magnitude, Log2E, -product) + (magnitude * Log2ELow);
        High = product + rest;
        Low = rest - (High - product);
        Reach = DoubleRowShift.Depth / High;
    }

    /// <summary>The larger part of |scale|·log2(e).</summary>
    public double High { get; }

    /// <summary>The smaller part.</summary>
    public double Low { get; }

    /// <summary>The distance below the maximum beyond which probabilities are 0.</summary>
    public double Reach { get; }
}
