using System;
using System.Numerics;

#pragma warning disable SMG1005 // Here log(1 + exp(x)) has 240 bits, and x is never positive.

namespace SoftmaxGen.Runtime.Tests;

#pragma warning disable SMG1005 // Integers of any length, the numbers of this file, do not overflow.

/// <summary>The functions of <see cref="StableMath"/> to 40 digits at least, for arguments where they are finite.</summary>
internal static class ExactFunctions
{
    // Below it a power series of three terms is right to 300 bits.
    private const int Small = -100;

    private static readonly ExactNumber One = ExactNumber.Of(1);

    public static ExactNumber Sigmoid(double x)
    {
        ExactNumber e = ExpOfMinusAbs(x);
        return Divide(x < 0 ? e : One, Plus(One, e));
    }

    public static ExactNumber Softplus(double x) => Plus(Log1p(ExpOfMinusAbs(x)), ExactNumber.Of(Math.Max(x, 0)));

    public static ExactNumber LogSigmoid(double x) => Minus(Softplus(-x));

    public static ExactNumber Log1p(double x) => Log1p(ExactNumber.Of(x));

    public static ExactNumber Expm1(double x) => Expm1(ExactNumber.Of(x));

    public static ExactNumber Log1mExp(double x) =>
        x > -0.5 ? Log(Minus(Expm1(x))) : Log1p(Minus(ExpOfMinusAbs(x)));

    public static ExactNumber XLogX(double x) => XLogY(x, x);

    public static ExactNumber XLogY(double x, double y) => ExactNumber.Of(x) * Log(ExactNumber.Of(y));

    public static ExactNumber LogAddExp(double x, double y)
    {
        ExactNumber max = ExactNumber.Of(Math.Max(x, y));
        return Plus(max, Log1p(Exp(ExactNumber.Of(Math.Min(x, y)) - max)));
    }

    public static ExactNumber BinaryCrossEntropyWithLogits(double x, double target)
    {
        ExactNumber t = ExactNumber.Of(target);
        return Plus(ExactNumber.Of(Math.Abs(x)) * (x > 0 ? One - t : t), Log1p(ExpOfMinusAbs(x)));
    }

    private static ExactNumber ExpOfMinusAbs(double x) => Exp(ExactNumber.Of(-Math.Abs(x)));

    private static ExactNumber Exp(ExactNumber x) => ExactMath.Exp(x.ToFixed(ExactMath.Bits));

    private static ExactNumber Expm1(ExactNumber x)
    {
        if (Magnitude(x) > Small)
        {
            return Exp(x) - One;
        }

        ExactNumber square = x * x;
        return Plus(x, Plus(square * ExactNumber.Of(0.5), Divide(square * x, ExactNumber.Of(6))));
    }

    private static ExactNumber Log1p(ExactNumber x)
    {
        if (Magnitude(x) > Small)
        {
            return Log(Plus(One, x));
        }

        ExactNumber square = x * x;
        return Plus(x - (square * ExactNumber.Of(0.5)), Divide(square * x, ExactNumber.Of(3)));
    }

    /// <summary>As a logarithm of two and that of a number in √½ … √2, where it is 0 or, for a double or what is left beside one, no nearer to 0 than 2^-101.</summary>
    private static ExactNumber Log(ExactNumber x)
    {
        int power = Magnitude(x);
        BigInteger significand = new ExactNumber(x.Mantissa, x.Exponent - power).ToFixed(ExactMath.Bits);
        if (significand * significand << 1 < ExactMath.One * ExactMath.One)
        {
            power--;
            significand <<= 1;
        }

        return new ExactNumber((power * ExactMath.Ln2) + ExactMath.Log(significand), -ExactMath.Bits);
    }

    private static ExactNumber Plus(ExactNumber a, ExactNumber b) => a - Minus(b);

    private static ExactNumber Minus(ExactNumber a) => a with { Mantissa = -a.Mantissa };

    private static ExactNumber Divide(ExactNumber a, ExactNumber b)
    {
        int shift = ExactMath.Bits + (int)b.Mantissa.GetBitLength();
        return new ExactNumber((a.Mantissa << shift) / b.Mantissa, a.Exponent - b.Exponent - shift);
    }

    /// <summary>The exponent n of a number in 2^(n-1) … 2^n; that of 0 is as low as can be.</summary>
    private static int Magnitude(ExactNumber x) => x.Mantissa.IsZero ? int.MinValue : (int)BigInteger.Abs(x.Mantissa).GetBitLength() + x.Exponent;
}
