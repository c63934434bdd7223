using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary><c>1 / (1 + e^−x)</c>, from the exponential of −|x|, which cannot overflow.</summary>
internal readonly struct SigmoidFunction : IUnaryFunction
{
    // e^−746 rounds to 0.
    private const double Farthest = 750;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfDouble<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector distance = TVector.Abs(x);
        distance = TVector.Select(distance > Farthest, Farthest, distance);
        var exponential = new Exponential<TVector>(-distance, 0.0);
        exponential.Mantissa(out TVector mantissa, out TVector mantissaLow);
        TVector e = PowerOfTwo.Scale(mantissa, exponential.Rounded), eLow = PowerOfTwo.Scale(mantissaLow, exponential.Rounded);

        TVector divisor = 1.0 + e;
        TVector divisorLow = ((1.0 - divisor) + e) + eLow;
        TVector reciprocal = 1.0 / divisor;

        // Below 0 the numerator is the exponential, without its power of two until the end: a subnormal result is rounded once.
        TVector isNegative = x < 0.0;
        TVector numerator = TVector.Select(isNegative, mantissa, 1.0), numeratorLow = isNegative & mantissaLow;
        TVector quotient = numerator * reciprocal;
        TVector remainder = Exact.MinusProduct(numerator, quotient, divisor) + (numeratorLow - (quotient * divisorLow));
        quotient = TVector.MultiplyAdd(remainder, reciprocal, quotient);
        return TVector.Select(isNegative, PowerOfTwo.Scale(quotient, exponential.Rounded), quotient);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfFloat<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector e = FloatExponential.OfMinusAbs(x);
        return TVector.Select(x < 0.0, e, 1.0) / (1.0 + e);
    }
}
