using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary><c>log(1 + e^−distance)</c>, the part that softplus, log-sigmoid, their cross-entropy and the log of a sum of two have in common.</summary>
internal static class DoubleSoftplus
{
    // e^−746 rounds to 0; from 40 on log(1 + e) is e.
    private const double Farthest = 750, Linear = 40;

    /// <summary>The logarithm as a sum of two numbers, for a distance of 0 or more that is a sum of two numbers as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfMinus<TVector>(TVector distance, TVector distanceLow, out TVector high, out TVector low)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector isFar = distance > Farthest;
        var exponential = new Exponential<TVector>(TVector.Select(isFar, -Farthest, -distance), TVector.Select(isFar, 0.0, -distanceLow));
        exponential.Mantissa(out TVector mantissa, out TVector mantissaLow);
        TVector e = PowerOfTwo.Scale(mantissa, exponential.Rounded);
        LogOfOnePlus.Of(e, PowerOfTwo.Scale(mantissaLow, exponential.Rounded), out high, out low);

        TVector isLinear = distance > Linear;
        high = TVector.Select(isLinear, e, high);
        low = TVector.Select(isLinear, 0.0, low);
    }
}
