using System;
using System.Linq;
using System.Numerics;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>
/// Softmax of finite logits in integer arithmetic of 240 binary places: shares nothing with the reference, not even the exponential function.
/// </summary>
internal sealed class ExactSoftmax
{
    private const int Bits = 240, Halvings = 16, Terms = 14;

    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly BigInteger Ln2 = LogarithmOfTwo();

    private readonly ExactNumber[] exponents;
    private readonly ExactNumber[] exponentials;
    private readonly BigInteger sum;
    private readonly ExactNumber maximum;

    /// <summary>The row of <c>scale · logits</c>, its element i standing for <c>counts[i]</c> equal ones.</summary>
    public ExactSoftmax(double[] logits, double scale = 1, int[]? counts = null)
    {
        ExactNumber factor = ExactNumber.Of(scale);
        ExactNumber top = ExactNumber.Of(scale > 0 ? logits.Max() : logits.Min());
        maximum = top * factor;
        exponents = new ExactNumber[logits.Length];
        exponentials = new ExactNumber[logits.Length];
        for (int i = 0; i < logits.Length; i++)
        {
            exponents[i] = (ExactNumber.Of(logits[i]) - top) * factor;
            exponentials[i] = Exp(exponents[i].ToFixed(Bits));
            sum += exponentials[i].ToFixed(Bits) * (counts is null ? 1 : counts[i]);
        }
    }

    public (double High, double Low) Probability(int index)
    {
        ExactNumber e = exponentials[index];
        return new ExactNumber((e.Mantissa << Bits) / sum, e.Exponent).ToPair();
    }

    public (double High, double Low) LogSumExp() =>
        (maximum - new ExactNumber(-Log(sum), -Bits)).ToPair();

    /// <summary>The loss of a target, log-sum-exp less its logit; its absolute error is 1e-70.</summary>
    public (double High, double Low) CrossEntropy(int target) =>
        (new ExactNumber(Log(sum), -Bits) - exponents[target]).ToPair();

    /// <summary>e^(x·scale), for x·scale from minus to plus a million.</summary>
    public static (double High, double Low, int Exponent) Exp(double x, double scale)
    {
        ExactNumber e = Exp((ExactNumber.Of(x) * ExactNumber.Of(scale)).ToFixed(Bits));
        (double high, double low) = (e with { Exponent = -Bits }).ToPair();
        return (high, low, e.Exponent + Bits);
    }

    /// <summary>e^x of a fixed-point x as a number with a mantissa of 1 … 2; 0 below minus a million.</summary>
    private static ExactNumber Exp(BigInteger x)
    {
        if (x < -1_000_000 * One)
        {
            return new ExactNumber(0, -Bits);
        }

        int n = (int)Floor(x, Ln2);
        BigInteger r = (x - (n * Ln2)) >> Halvings;
        BigInteger power = One, result = One;
        for (int k = 1; k < Terms; k++)
        {
            power = ((power * r) >> Bits) / k;
            result += power;
        }

        for (int i = 0; i < Halvings; i++)
        {
            result = (result * result) >> Bits;
        }

        return new ExactNumber(result, n - Bits);
    }

    /// <summary>Natural logarithm of a fixed-point number, by three Newton steps from the double one.</summary>
    private static BigInteger Log(BigInteger x)
    {
        BigInteger y = ExactNumber.Of(BigInteger.Log(x) - BigInteger.Log(One)).ToFixed(Bits);
        for (int i = 0; i < 3; i++)
        {
            y += ((x * Exp(-y).ToFixed(Bits)) >> Bits) - One;
        }

        return y;
    }

    private static BigInteger LogarithmOfTwo()
    {
        BigInteger sum = 0;
        for (int k = 1; k <= Bits; k++)
        {
            sum += (One >> k) / k;
        }

        return sum;
    }

    private static BigInteger Floor(BigInteger a, BigInteger b)
    {
        BigInteger quotient = BigInteger.DivRem(a, b, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
