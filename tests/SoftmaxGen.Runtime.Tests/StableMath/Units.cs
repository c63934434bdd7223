using System;
using System.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Errors of single results in units in the last place of the exact one; below the smallest normal number the unit is the subnormal step.</summary>
internal static class Units
{
    public static double OfDouble(double actual, ExactNumber exact) => Of(actual, exact, digits: 53, lowest: -1074, double.MaxValue);

    public static double OfFloat(float actual, ExactNumber exact) => Of(actual, exact, digits: 24, lowest: -149, float.MaxValue);

    /// <summary>Against a double, which is as good as exact.</summary>
    public static double OfFloat(float actual, double expected) => Accuracy.Error(actual, expected, Math.Max(FloatUnit(expected), float.Epsilon));

    // The power of two alone, taken from the bits: four thousand million times a scaled logarithm is a matter of minutes.
    private static double FloatUnit(double x) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & 0x7FF0_0000_0000_0000) * (1.0 / (1 << 23));

    private static double Of(double actual, ExactNumber exact, int digits, int lowest, double largest)
    {
        int unit = Math.Max((int)BigInteger.Abs(exact.Mantissa).GetBitLength() + exact.Exponent - digits, lowest);
        if (double.IsInfinity(actual))
        {
            // Right where the next double would be nearer than the largest one.
            (double over, _) = (exact - ExactNumber.Of(Math.CopySign(largest, actual))).ToPair();
            return actual > 0 == over > 0 && over != 0 ? 0 : double.PositiveInfinity;
        }

        if (double.IsNaN(actual))
        {
            return double.PositiveInfinity;
        }

        ExactNumber error = ExactNumber.Of(actual) - exact;
        return Math.Abs(new ExactNumber(error.Mantissa, error.Exponent - unit).ToPair().High);
    }
}
