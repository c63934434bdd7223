using System;

namespace SoftmaxGen.Simd;

/// <summary>The logarithm at the end of a log-sum-exp and of a loss.</summary>
internal static class CompensatedLog
{
    private const long ExponentField = 0x7FF0_0000_0000_0000, One = 0x3FF0_0000_0000_0000;

    // The upper part has so few bits that 11 more, a power of two, fit as well.
    private const double Ln2 = 0.6931471805599453, Ln2High = 0.6931471803691238, Ln2Low = 1.9082149292705877e-10;

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

        // Two-sum of the large terms, then everything that is small at once.
        (double n, double m) = Split(sum);
        (double total, double lost) = TwoDoubles.Sum(maximum, n * Ln2High);
        return double.IsFinite(total) ? total + (lost + ((n * Ln2Low) + Math.Log(m))) : total;
    }

    /// <summary>
    /// <c>log(sum / 2^(high + low + shift))</c> within 2 ULP at the scale max(|result|, 1): how far a target, given by its power of two, lies below the
    /// sum of its row. The powers of two are subtracted first, because their logarithms would cancel.
    /// </summary>
    public static double Ratio(double sum, double shift, double high, double low)
    {
        if (!double.IsFinite(high) || !double.IsNormal(sum))
        {
            return double.IsNaN(sum) ? sum : -high;
        }

        (double n, double m) = Split(sum);
        (double steps, double lost) = TwoDoubles.Sum(n - shift, -high);
        return (steps * Ln2) + (((lost - low) * Ln2) + Math.Log(m));
    }

    /// <summary>sum = 2^n · m with m in √½ … √2, so that log(m) is small and its rounding with it.</summary>
    private static (double Exponent, double Mantissa) Split(double sum)
    {
        long bits = BitConverter.DoubleToInt64Bits(sum);
        double n = ((bits & ExponentField) >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & ~ExponentField) | One);
        return m > 1.4142135623730951 ? (n + 1, m * 0.5) : (n, m);
    }
}
