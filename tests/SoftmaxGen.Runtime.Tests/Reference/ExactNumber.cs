using System;
using System.Numerics;

namespace SoftmaxGen.Runtime.Tests;

/// <summary><c>Mantissa · 2^Exponent</c>, exact: enough arithmetic to know a softmax to 60 digits.</summary>
internal readonly record struct ExactNumber(BigInteger Mantissa, int Exponent)
{
    public static ExactNumber Of(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xF_FFFF_FFFF_FFFF;
        long mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        return new ExactNumber(bits < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    public static ExactNumber operator -(ExactNumber a, ExactNumber b)
    {
        int exponent = Math.Min(a.Exponent, b.Exponent);
        return new ExactNumber((a.Mantissa << (a.Exponent - exponent)) - (b.Mantissa << (b.Exponent - exponent)), exponent);
    }

    public static ExactNumber operator *(ExactNumber a, ExactNumber b) => new(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent);

    /// <summary>As an integer count of 2^-<paramref name="bits"/>, rounded down.</summary>
    public BigInteger ToFixed(int bits)
    {
        int shift = Exponent + bits;
        return shift >= 0 ? Mantissa << shift : Mantissa >> -shift;
    }

    /// <summary>As the sum of two doubles, 106 bits.</summary>
    public (double High, double Low) ToPair()
    {
        // Conversion truncates, which the second double makes up for.
        int excess = Math.Max(0, (int)Mantissa.GetBitLength() - 160);
        BigInteger m = Mantissa >> excess;
        double high = (double)m;
        double low = (double)(m - new BigInteger(high));
        return (Math.ScaleB(high, Exponent + excess), Math.ScaleB(low, Exponent + excess));
    }
}
