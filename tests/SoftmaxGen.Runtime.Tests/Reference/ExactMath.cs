using System.Numerics;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>
/// Exponentials and logarithms in integer arithmetic of 240 binary places: shares nothing with the code under test, not even the exponential function.
/// </summary>
internal static class ExactMath
{
    public const int Bits = 240;

    private const int Halvings = 16, Terms = 14;

    public static readonly BigInteger One = BigInteger.One << Bits;
    public static readonly BigInteger Ln2 = LogarithmOfTwo();

    /// <summary>e^x of a fixed-point x as a number with a mantissa of 1 … 2; 0 below minus a million.</summary>
    public static ExactNumber Exp(BigInteger x)
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
    public static BigInteger Log(BigInteger x)
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
