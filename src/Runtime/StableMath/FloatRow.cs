using System;

namespace SoftmaxGen.Simd;

/// <summary>The constants of a row of floats that are the same at every vector width: scale · log2(e) in two parts, and the shift.</summary>
internal readonly struct FloatRow
{
    private const double Log2E = 1.4426950408889634, Ln2 = 0.69314718055994531;

    public FloatRow(float top, double scale)
    {
        double magnitude = Math.Abs(scale);
        double factor = magnitude * Log2E;
        ScaleHigh = (float)factor;
        ScaleLow = (float)(factor - ScaleHigh);
        Reach = (float)(RowShift.Depth / factor);

        // Beyond the range of the exponent shift the maximum is subtracted: there the difference is exact wherever its exponential is not 0.
        // ∞ − ∞ and NaN then spread over the row as they should.
        Subtracted = RowShift.InRange(top, ScaleHigh) ? 0 : top;
        Top = top - Subtracted;
        Magnitude = magnitude;
        Maximum = top * magnitude;
    }

    public float ScaleHigh { get; }

    public float ScaleLow { get; }

    public float Reach { get; }

    /// <summary>Taken from every logit; 0 for all but huge ones.</summary>
    public float Subtracted { get; }

    /// <summary>The largest logit after the subtraction.</summary>
    public float Top { get; }

    public double Maximum { get; }

    private double Magnitude { get; }

    /// <summary>From a sum of 2^(x·log2(e)·scale − n + 27) to a sum of exp(scale·(x − maximum)).</summary>
    public double SumScale => Math.Exp(((RowShift.Exponent(Top, ScaleHigh) - RowShift.Headroom) * Ln2) - (Top * Magnitude));
}
