using System;

namespace SoftmaxGen.Simd;

/// <summary>The constants of a row of doubles that are the same at every vector width.</summary>
/// <remarks>
/// The distance of a logit from the maximum is kept exactly, as a difference and what rounding took from it. A whole number n of steps of
/// ln(2)/scale is subtracted; the step's upper part has so few bits that n times it is exact, with or without FMA. The remainder, times
/// scale, is the argument of a polynomial for e^r, and 2^n joins through the exponent's bits. The error does not grow with the
/// logits, whatever their size.
/// </remarks>
internal readonly struct DoubleRow
{
    /// <summary>Exponentials carry 2^60, so that those with a subnormal probability are normal numbers and that probability is rounded once.</summary>
    private const int Headroom = 60;

    /// <summary>From a sum with headroom to the plain sum.</summary>
    public const double SumScale = 1.0 / (1L << Headroom);

    /// <summary>1.5·2^52: adding it rounds to an integer, which is then found in the lowest bits.</summary>
    public const double RoundToInteger = 6755399441055744.0;

    /// <summary>Added to the integer n, gives the exponent field of 2^(n + 60).</summary>
    public const long ExponentBias = 1023 + Headroom;

    private const double Log2E = 1.4426950408889634, Ln2 = 0.69314718055994531, Ln2Rest = 2.3190468138462996e-17;

    public DoubleRow(double top, double scale)
    {
        Scale = Math.Abs(scale);
        Top = top;
        Maximum = top * Scale;
        StepsPerLogit = Scale * Log2E;

        // 11 bits for n and 41 for the step make an exact product. The rest of ln(2)/scale is the remainder of the division.
        double step = Ln2 / Scale;
        StepHigh = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(step) & -0x1000L);
        StepLow = (Math.FusedMultiplyAdd(-StepHigh, Scale, Ln2) + Ln2Rest) / Scale;
        Lowest = -1080 * step;
    }

    public double Scale { get; }

    public double Top { get; }

    public double Maximum { get; }

    /// <summary>Powers of two per unit of a logit.</summary>
    public double StepsPerLogit { get; }

    public double StepHigh { get; }

    public double StepLow { get; }

    /// <summary>A logit this far below the maximum has a probability of 0, and 2^n would leave the exponent's range.</summary>
    public double Lowest { get; }

    public static double MaxAcross(ReadOnlySpan<double> lanes)
    {
        double max = lanes[0];
        foreach (double lane in lanes)
        {
            max = lane > max ? lane : max;
        }

        return max;
    }

    /// <summary>The lanes' sums added up without loss, less what they had gained by rounding.</summary>
    public static double SumAcross(ReadOnlySpan<double> sums, ReadOnlySpan<double> gained)
    {
        double total = 0, rest = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            double next = total + sums[i];
            double added = next - total;
            rest += (total - (next - added)) + (sums[i] - added) - gained[i];
            total = next;
        }

        return total + rest;
    }
}
