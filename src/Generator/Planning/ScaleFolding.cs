using System;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Planning;

/// <summary>Folds the scale and log2(e) into constants of the computing type.</summary>
internal static class ScaleFolding
{
    /// <summary>log2(e) to 106 bits.</summary>
    private const double Log2E = 1.4426950408889634, Log2ELow = 2.0355273740931033e-17;

    /// <summary>The runtime's <c>RowShift.Depth</c> and <c>DoubleRowShift.Depth</c>.</summary>
    private const double FloatDepth = 151.5, DoubleDepth = 1076.5;

    public static ScaleConstants Fold(double scale, ElementType element)
    {
        (double high, double low) = Product(Math.Abs(scale));
        if (element == ElementType.Double)
        {
            return new ScaleConstants(high, low, DoubleDepth / high, scale < 0);
        }

        float upper = (float)high;
        return new ScaleConstants(upper, (float)(high - upper), (float)(FloatDepth / high), scale < 0);
    }

    /// <summary>scale · log2(e), the rounding error of the product in the second number (Dekker: both factors are cut into halves whose products are exact).</summary>
    private static (double High, double Low) Product(double scale)
    {
        double product = scale * Log2E;
        (double a, double b) = Halves(scale);
        (double c, double d) = Halves(Log2E);
        double error = ((a * c) - product) + (a * d) + (b * c) + (b * d);
        double low = error + (scale * Log2ELow);
        double high = product + low;
        return (high, low - (high - product));
    }

    private static (double Upper, double Lower) Halves(double x)
    {
        const double Splitter = (1 << 27) + 1;
        double t = Splitter * x;
        double upper = t - (t - x);
        return (upper, x - upper);
    }
}
