using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// <c>log(1 + e)</c> for −½ ≤ e ≤ 1, the range of an exponential of something negative, with either sign: <c>2·atanh(s)</c> of <c>s = e/(2 + e)</c>, which is at
/// most a third, so that one polynomial does without a reduction of the argument.
/// </summary>
internal static class LogOfOnePlus
{
    // 2·atanh(s) = 2s + s³·(C0 + s²·C1 + …) on |s| ≤ 1/3, minimax: 4e-18 relative to the result.
    private const double
        C0 = 0.6666666666666631,
        C1 = 0.40000000000157554,
        C2 = 0.2857142854781206,
        C3 = 0.22222223972464375,
        C4 = 0.1818174382442483,
        C5 = 0.15386562145243105,
        C6 = 0.13300943428694967,
        C7 = 0.12106332060830013,
        C8 = 0.08338997610264504,
        C9 = 0.17020674011066245;

    // The same for floats: 2.8e-12.
    private const double
        F0 = 0.6666666635873789,
        F1 = 0.40000053058057183,
        F2 = 0.28568393404260484,
        F3 = 0.22301553921875308,
        F4 = 0.1714736760503232,
        F5 = 0.21793997345037255;

    /// <summary>The logarithm as a sum of two numbers, from an argument that is one as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TVector>(TVector e, TVector eLow, out TVector high, out TVector low)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector divisor = 2.0 + e;
        TVector divisorLow = ((2.0 - divisor) + e) + eLow;
        TVector reciprocal = 1.0 / divisor;
        TVector s = e * reciprocal;
        TVector remainder = Exact.MinusProduct(e, s, divisor) + (eLow - (s * divisorLow));

        TVector z = s * s;
        TVector p = TVector.MultiplyAdd(z, C9, C8);
        p = TVector.MultiplyAdd(p, z, C7);
        p = TVector.MultiplyAdd(p, z, C6);
        p = TVector.MultiplyAdd(p, z, C5);
        p = TVector.MultiplyAdd(p, z, C4);
        p = TVector.MultiplyAdd(p, z, C3);
        p = TVector.MultiplyAdd(p, z, C2);
        p = TVector.MultiplyAdd(p, z, C1);
        p = TVector.MultiplyAdd(p, z, C0);
        high = s + s;
        low = TVector.MultiplyAdd(2.0 * remainder, reciprocal, p * (z * s));
    }

    /// <summary>With the accuracy of a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfFloat<TVector>(TVector e)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector s = e / (2.0 + e);
        TVector z = s * s;
        TVector p = TVector.MultiplyAdd(z, F5, F4);
        p = TVector.MultiplyAdd(p, z, F3);
        p = TVector.MultiplyAdd(p, z, F2);
        p = TVector.MultiplyAdd(p, z, F1);
        p = TVector.MultiplyAdd(p, z, F0);
        return TVector.MultiplyAdd(p, z * s, s + s);
    }
}
