using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// <c>e^x = 2^n · (1 + R + Q)</c> with an integer n and |R| ≤ ln(2)/2, not yet put together: a caller adds the parts in the order in which its own
/// result keeps its digits.
/// </summary>
/// <remarks>NaN gives NaN parts. The argument is within ±1000; n is found in the low bits of <see cref="Rounded"/>.</remarks>
internal readonly struct Exponential<TVector>
    where TVector : struct, IDoubleVector<TVector>
{
    private const double Log2E = 1.4426950408889634;

    // The upper part has 42 bits, so that its product with the 11 bits of n is exact without fused multiply-add too.
    private const double Ln2High = 0.6931471805598903, Ln2Low = 5.497923018708371e-14;

    // e^r = 1 + r + r²·(C2 + r·C3 + … + r⁹·C11) on |r| ≤ ln(2)/2, minimax with the first two coefficients exactly 1: relative error 3.6e-18.
    private const double
        C2 = 0.5000000000000011,
        C3 = 0.16666666666666413,
        C4 = 0.041666666666530155,
        C5 = 0.008333333333494461,
        C6 = 0.0013888888943630114,
        C7 = 0.00019841269506578688,
        C8 = 2.480149309890655e-05,
        C9 = 2.7557586373840165e-06,
        C10 = 2.763024837921144e-07,
        C11 = 2.5000061602835666e-08;

    // The argument is x + xLow, the second the rounding error of the first, or 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Exponential(TVector x, TVector xLow)
    {
        Rounded = TVector.MultiplyAdd(x, Log2E, PowerOfTwo.RoundToInteger);
        TVector n = Rounded - PowerOfTwo.RoundToInteger;
        TVector high = TVector.MultiplyAdd(n, -Ln2High, x);
        TVector low = TVector.MultiplyAdd(n, -Ln2Low, xLow);
        TVector r = high + low;

        TVector p = TVector.MultiplyAdd(r, C11, C10);
        p = TVector.MultiplyAdd(p, r, C9);
        p = TVector.MultiplyAdd(p, r, C8);
        p = TVector.MultiplyAdd(p, r, C7);
        p = TVector.MultiplyAdd(p, r, C6);
        p = TVector.MultiplyAdd(p, r, C5);
        p = TVector.MultiplyAdd(p, r, C4);
        p = TVector.MultiplyAdd(p, r, C3);
        p = TVector.MultiplyAdd(p, r, C2);
        R = r;
        Q = TVector.MultiplyAdd(p, r * r, (high - r) + low);
    }

    /// <summary>n, after an addition of <see cref="PowerOfTwo.RoundToInteger"/>.</summary>
    public TVector Rounded { get; }

    public TVector R { get; }

    /// <summary>e^R − 1 − R, and what rounding took from R.</summary>
    public TVector Q { get; }

    /// <summary>e^x as a sum of two numbers, without the factor 2^n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mantissa(out TVector high, out TVector low)
    {
        TVector sum = 1.0 + R;
        TVector rest = ((1.0 - sum) + R) + Q;
        high = sum + rest;
        low = (sum - high) + rest;
    }
}
