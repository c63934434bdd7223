using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// The natural logarithm of a positive number: <c>k·ln 2 + 2·atanh(f/(2 + f))</c> with 1 + f in √½ … √2. Near 1 it keeps its digits, because f is then the
/// argument less 1, without rounding.
/// </summary>
internal static class Logarithm
{
    private const double Ln2 = 0.6931471805599453, Ln2High = 0.6931471805598903, Ln2Low = 5.497923018708371e-14;

    // The bits of √½; and what turns them into those of 1.
    private const long RootOfHalf = 0x3FE6_A09E_667F_3BCD, ToOne = 0x3FF0_0000_0000_0000 - RootOfHalf;

    private const long Fraction = 0xF_FFFF_FFFF_FFFF, Bias = 1023;

    private const double TwoTo52 = 4503599627370496.0, TwoTo54 = 18014398509481984.0, SmallestNormal = 2.2250738585072014E-308;

    // 2·atanh(s) = 2s + s³·(C0 + s²·C1 + …) on |s| ≤ (√2 − 1)/(√2 + 1), minimax: 2e-18 relative to the result.
    private const double
        C0 = 0.6666666666666735,
        C1 = 0.39999999999411084,
        C2 = 0.28571428743264904,
        C3 = 0.22222198475778462,
        C4 = 0.18183569749120046,
        C5 = 0.1531390304638613,
        C6 = 0.14797509370109865;

    // The same for floats: 4.8e-12.
    private const double
        F0 = 0.6666666564128987,
        F1 = 0.400003362201637,
        F2 = 0.28537238276559274,
        F3 = 0.23583569621112735;

    /// <summary>The logarithm of a positive x as a sum of two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TVector>(TVector x, out TVector high, out TVector low)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector isSubnormal = x < SmallestNormal;
        TVector shifted = TVector.AddBits(x * TVector.Select(isSubnormal, TwoTo54, 1.0), TVector.OfBits(ToOne));
        Of(Significand(shifted) - 1.0, 0.0, Power(TVector.ExponentToBits(shifted)) - (isSubnormal & 54.0), out high, out low);
    }

    /// <summary>The logarithm of <c>x + xLow</c> as a sum of two numbers, for a positive x and an xLow within its last place, 0 where x is subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TVector>(TVector x, TVector xLow, out TVector high, out TVector low)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector isSubnormal = x < SmallestNormal;
        TVector shifted = TVector.AddBits(x * TVector.Select(isSubnormal, TwoTo54, 1.0), TVector.OfBits(ToOne));
        TVector exponent = TVector.ExponentToBits(shifted);

        // 2^(1 − k), which unlike 2^−k is a double for every k.
        TVector reciprocal = TVector.BitsToExponent(TVector.SubtractBits(TVector.OfBits((2 * Bias) + 1), exponent));
        TVector fLow = (0.5 * xLow) * reciprocal;
        TVector large = Significand(shifted) - 1.0;
        TVector f = large + fLow;
        Of(f, (large - f) + fLow, Power(exponent) - (isSubnormal & 54.0), out high, out low);
    }

    /// <summary>With the accuracy of a float, of <c>x + xLow</c>, where xLow is 0 unless x is near 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfFloat<TVector>(TVector x, TVector xLow)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector shifted = TVector.AddBits(x, TVector.OfBits(ToOne));
        TVector f = (Significand(shifted) - 1.0) + xLow;
        TVector s = f / (2.0 + f);
        TVector z = s * s;
        TVector p = TVector.MultiplyAdd(z, F3, F2);
        p = TVector.MultiplyAdd(p, z, F1);
        p = TVector.MultiplyAdd(p, z, F0);
        return TVector.MultiplyAdd(Power(TVector.ExponentToBits(shifted)), Ln2, TVector.MultiplyAdd(p, z * s, s + s));
    }

    /// <summary><c>k·ln 2 + log(1 + f + fLow)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Of<TVector>(TVector f, TVector fLow, TVector k, out TVector high, out TVector low)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector s = f / (2.0 + f);
        TVector z = s * s;
        TVector p = TVector.MultiplyAdd(z, C6, C5);
        p = TVector.MultiplyAdd(p, z, C4);
        p = TVector.MultiplyAdd(p, z, C3);
        p = TVector.MultiplyAdd(p, z, C2);
        p = TVector.MultiplyAdd(p, z, C1);
        p = TVector.MultiplyAdd(p, z, C0);

        // 2s = f − s·f = f − f²/2 + s·f²/2: written so, the rounding of the quotient counts only in a small term.
        TVector halfSquare = (0.5 * f) * f;
        TVector rest = TVector.MultiplyAdd(s, TVector.MultiplyAdd(p, z, halfSquare), -halfSquare);

        TVector steps = k * Ln2High;
        high = steps + f;
        low = ((steps - high) + f) + (rest + TVector.MultiplyAdd(k, Ln2Low, fLow));
    }

    /// <summary>The part in √½ … √2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Significand<TVector>(TVector shifted)
        where TVector : struct, IDoubleVector<TVector> => TVector.AddBits(shifted & TVector.OfBits(Fraction), TVector.OfBits(RootOfHalf));

    /// <summary>The biased exponent's bits as a number, without the bias.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Power<TVector>(TVector exponent)
        where TVector : struct, IDoubleVector<TVector> => (exponent | TwoTo52) - (TwoTo52 + Bias);
}
