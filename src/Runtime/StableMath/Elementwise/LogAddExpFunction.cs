using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary><c>log(e^x + e^y) = max + log(1 + e^(min − max))</c>.</summary>
internal readonly struct LogAddExpFunction : IBinaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfDouble<TVector>(TVector x, TVector y)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector max = TVector.Select(x < y, y, x), min = TVector.Select(x < y, x, y);

        // Equal ones, infinite ones among them, are at no distance.
        TVector differ = TVector.Select(TVector.Equal(x, y), 0.0, TVector.OfBits(-1));
        TVector difference = max - min;
        TVector distance = TVector.Select(differ, difference, 0.0);
        DoubleSoftplus.OfMinus(distance, TVector.Select(differ, Exact.LostBySum(max, -min, difference), 0.0), out TVector log, out TVector logLow);

        TVector sum = max + log;
        TVector isInfinite = TVector.Equal(TVector.Abs(max), double.PositiveInfinity) & TVector.Equal(min, min);
        return TVector.Select(isInfinite, max, sum + (Exact.LostBySum(max, log, sum) + logLow));
    }

    // In full accuracy but for the corrections: where the sum cancels the float has to keep its digits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfFloat<TVector>(TVector x, TVector y)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector max = TVector.Select(x < y, y, x), min = TVector.Select(x < y, x, y);
        TVector distance = TVector.Select(TVector.Equal(x, y), 0.0, max - min);
        distance = TVector.Select(distance > 150.0, 150.0, distance);
        var exponential = new Exponential<TVector>(-distance, 0.0);
        TVector e = (1.0 + (exponential.R + exponential.Q)) * PowerOfTwo.Of(exponential.Rounded);
        LogOfOnePlus.Of(e, 0.0, out TVector log, out TVector logLow);
        return max + (log + logLow);
    }
}
