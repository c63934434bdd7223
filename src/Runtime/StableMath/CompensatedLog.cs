using System;

namespace SoftmaxGen.Simd;

/// <summary>The logarithm at the end of a log-sum-exp.</summary>
internal static class CompensatedLog
{
    private const long ExponentField = 0x7FF0_0000_0000_0000, One = 0x3FF0_0000_0000_0000;

    // The upper part has so few bits that 11 more, a power of two, fit as well.
    private const double Ln2High = 0.6931471803691238, Ln2Low = 1.9082149292705877e-10;

    /// <summary>
    /// <c>maximum + log(sum)</c> within 1 ULP at the scale max(|result|, 1). The plain sum is off by several when the logarithm, up to 16
    /// for 2^22 elements, cancels against the maximum.
    /// </summary>
    public static double OfProduct(double maximum, double sum)
    {
        if (!double.IsFinite(maximum) || !double.IsNormal(sum))
        {
            return maximum + Math.Log(sum);
        }

        // sum = 2^n · m with m in √½ … √2, so that log(m) is small and its rounding with it.
        long bits = BitConverter.DoubleToInt64Bits(sum);
        double n = ((bits & ExponentField) >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & ~ExponentField) | One);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            n++;
        }

        // Two-sum of the large terms, then everything that is small at once.
        double steps = n * Ln2High;
        double total = maximum + steps;
        double added = total - maximum;
        double lost = (maximum - (total - added)) + (steps - added);
        return double.IsFinite(total) ? total + (lost + ((n * Ln2Low) + Math.Log(m))) : total;
    }
}
