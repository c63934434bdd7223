using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary><c>log(1 + e^x) = max(x, 0) + log(1 + e^−|x|)</c>.</summary>
internal readonly struct SoftplusFunction : IUnaryFunction
{
    // Beyond it the logarithm is less than a thousandth of a unit of x.
    private const double Linear = 60;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfDouble<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>
    {
        DoubleSoftplus.OfMinus(TVector.Abs(x), 0.0, out TVector log, out TVector logLow);
        TVector positive = TVector.Select(x > 0.0, x, 0.0);
        TVector sum = positive + log;
        return TVector.Select(x > Linear, x, sum + (Exact.LostBySum(positive, log, sum) + logLow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfFloat<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector> =>
        LogOfOnePlus.OfFloat(FloatExponential.OfMinusAbs(x)) + TVector.Select(x > 0.0, x, 0.0);
}
