using System;

namespace SoftmaxGen.Simd;

/// <summary>
/// The natural logarithm in plain double arithmetic: <see cref="Math.Log(double)"/> is the C library's, whose last bit differs between platforms.
/// </summary>
internal static class ReproducibleLog
{
    private const double Ln2High = 0.6931471803691238, Ln2Low = 1.9082149292705877e-10;

    /// <summary>log(x) within 1 ULP at the scale max(|result|, 1), for x of 0 or more.</summary>
    public static double Of(double x)
    {
        if (!double.IsNormal(x) || x < 0)
        {
            return x == 0 ? double.NegativeInfinity : double.IsPositiveInfinity(x) ? x : double.NaN;
        }

        // x = 2^n·m with m in √½ … √2; the step's upper part has so few bits that n times it is exact.
        int n = Math.ILogB(x);
        double m = Math.ScaleB(x, -n);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            n++;
        }

        (double total, double lost) = TwoDoubles.Sum(n * Ln2High, NearOne(m));
        return total + (lost + (n * Ln2Low));
    }

    /// <summary>log(1 + x) for x in 0 … 1; what 1 + x loses in rounding is put back as a factor.</summary>
    public static double OfOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Of(u) * (x / (u - 1));
    }

    /// <summary>
    /// log(m) = 2·artanh(s) with s = (m − 1)/(m + 1), |s| below 0.1716: the series to s^21, whose rest is below 1e-18 of it. Written as f − s·(f − …),
    /// so that the first term, f = m − 1, is exact.
    /// </summary>
    private static double NearOne(double m)
    {
        double f = m - 1;
        double s = f / (m + 1);
        double z = s * s;
        double series = 0;
        for (int k = 21; k >= 3; k -= 2)
        {
            series = (series + (2.0 / k)) * z;
        }

        // 2s = f − s·f.
        return f - (s * (f - series));
    }
}
