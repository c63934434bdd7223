using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary><c>−t·log σ(x) − (1 − t)·log(1 − σ(x)) = log(1 + e^−|x|) + |x|·w</c> with w = 1 − t for positive x, t otherwise: for t in 0 … 1 a sum without cancellation.</summary>
internal readonly struct BinaryCrossEntropyFunction : IBinaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfDouble<TVector>(TVector x, TVector y)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector distance = TVector.Abs(x);
        DoubleSoftplus.OfMinus(distance, 0.0, out TVector log, out TVector logLow);
        Weight(x, y, out TVector weight);
        TVector weightLow = (x > 0.0) & ((1.0 - weight) - y);

        // A weight of 0 is 0 even against ∞.
        distance = TVector.Select(TVector.Equal(weight, 0.0), 0.0, distance);
        TVector lost = TVector.Select(distance < double.PositiveInfinity, distance * weightLow, 0.0);
        return TVector.MultiplyAdd(distance, weight, log + (logLow + lost));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfFloat<TVector>(TVector x, TVector y)
        where TVector : struct, IDoubleVector<TVector>
    {
        Weight(x, y, out TVector weight);
        TVector distance = TVector.Select(TVector.Equal(weight, 0.0), 0.0, TVector.Abs(x));
        return TVector.MultiplyAdd(distance, weight, LogOfOnePlus.OfFloat(FloatExponential.OfMinusAbs(x)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Weight<TVector>(TVector x, TVector target, out TVector weight)
        where TVector : struct, IDoubleVector<TVector> =>
        weight = TVector.Select(x > 0.0, 1.0 - target, target);
}
