using System;

namespace SoftmaxGen.Simd;

/// <summary>The constants of a row of doubles that are the same at every vector width: scale · log2(e) in two parts, and the shift.</summary>
internal readonly struct DoubleRow
{
    private const double Log2E = 1.4426950408889634, Log2ERest = 2.0355273740931033e-17;

    public DoubleRow(double top, double scale)
    {
        double magnitude = Math.Abs(scale);
        (ScaleHigh, ScaleLow) = Factor(magnitude);
        Reach = DoubleRowShift.Depth / ScaleHigh;

        // Beyond the range of the exponent shift the maximum is subtracted: there the difference is exact wherever its exponential is not 0.
        // ∞ − ∞ and NaN then spread over the row as they should.
        Subtracted = DoubleRowShift.InRange(top, ScaleHigh) ? 0 : top;
        Top = top - Subtracted;
        Maximum = top * magnitude;
    }

    public double ScaleHigh { get; }

    public double ScaleLow { get; }

    public double Reach { get; }

    /// <summary>Taken from every logit; 0 for all but huge ones.</summary>
    public double Subtracted { get; }

    /// <summary>The largest logit after the subtraction.</summary>
    public double Top { get; }

    public double Maximum { get; }

    /// <summary><c>scale · log2(e)</c>: the powers of two in a unit of a logit.</summary>
    public static (double High, double Low) Factor(double scale)
    {
        (double high, double rest) = TwoDoubles.Product(scale, Log2E);
        return (high, rest + (scale * Log2ERest));
    }

    /// <summary>From a sum of 2^(x·log2(e)·scale − n + 56) to a sum of exp(scale·(x − maximum)).</summary>
    public double SumScale
    {
        get
        {
            (double high, double low) = TwoDoubles.Scaled(Top, ScaleHigh, ScaleLow);
            return DoubleExp2.Of(DoubleRowShift.Exponent(Top, ScaleHigh) - high, -low, -DoubleRowShift.Headroom);
        }
    }
}
