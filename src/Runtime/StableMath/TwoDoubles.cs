using System;

namespace SoftmaxGen.Simd;

/// <summary>Arithmetic whose result takes two doubles: the rounded one and what rounding took.</summary>
internal static class TwoDoubles
{
    private const double Splitter = 134217729; // 2^27 + 1

    /// <summary>a + b, exact.</summary>
    public static (double High, double Low) Sum(double a, double b)
    {
        double sum = a + b;
        double added = sum - a;
        return (sum, (a - (sum - added)) + (b - added));
    }

    /// <summary>a·b, exact for magnitudes below 2^900; Dekker's halves, because a fused product is a library call where the hardware has none.</summary>
    public static (double High, double Low) Product(double a, double b)
    {
        double product = a * b;
        (double aHigh, double aLow) = Halves(a);
        (double bHigh, double bLow) = Halves(b);
        return (product, (((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow));
    }

    /// <summary><c>x·(scaleHigh + scaleLow)</c>. A product that no row of finite probabilities has, ±∞ among them, comes as one double.</summary>
    public static (double High, double Low) Scaled(double x, double scaleHigh, double scaleLow)
    {
        double product = x * scaleHigh;
        if (Math.Abs(product) > 1e9 || Math.Abs(x) > 1e250)
        {
            return (product, 0);
        }

        (double high, double low) = Product(x, scaleHigh);
        return (high, low + (x * scaleLow));
    }

    private static (double High, double Low) Halves(double x)
    {
        double scaled = x * Splitter;
        double high = scaled - (scaled - x);
        return (high, x - high);
    }
}
