using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>A logit less its row's log-sum-exp, which comes as the maximum and the logarithm of the scaled sum.</summary>
internal readonly struct LogProbabilityFunction(double maximum, double logSum) : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfDouble<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector difference = x - maximum;
        TVector lost = Exact.LostBySum(x, -maximum, difference);
        lost = TVector.Select(TVector.Abs(difference) < double.PositiveInfinity, lost, 0.0);
        return (difference - logSum) + lost;
    }

    // Two floats differ by a double as exactly as a float will tell.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfFloat<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector> => (x - maximum) - logSum;
}
