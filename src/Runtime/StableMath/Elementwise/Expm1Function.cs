using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary><c>e^x − 1</c>; the 1 is subtracted from the power of two, where that is exact, before the rest joins.</summary>
internal readonly struct Expm1Function : IUnaryFunction
{
    // e^710 is infinite, and from −40 down e^x is lost beside the 1. For floats 150 is far enough.
    private const double Highest = 710, Lowest = -50, HighestFloat = 150;

    private const double Linear = 1.0 / (1L << 62), LinearFloat = 1.0 / (1L << 33);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfDouble<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector inRange = TVector.Select(x > Highest, Highest, TVector.Select(x < Lowest, Lowest, x));
        var exponential = new Exponential<TVector>(inRange, 0.0);

        // 2^1024 is not a double: the last doubling comes at the end.
        TVector isTop = exponential.Rounded > PowerOfTwo.RoundToInteger + 1023.0;
        TVector power = PowerOfTwo.Of(exponential.Rounded - (isTop & 1.0));
        TVector less = power - 1.0;
        TVector part = power * exponential.R;
        TVector sum = less + part;
        TVector result = sum + (((less - sum) + part) + (power * exponential.Q));
        return TVector.Select(TVector.Abs(x) < Linear, x, result * TVector.Select(isTop, 2.0, 1.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfFloat<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector inRange = TVector.Select(x > HighestFloat, HighestFloat, TVector.Select(x < Lowest, Lowest, x));
        return TVector.Select(TVector.Abs(x) < LinearFloat, x, new ShortExponential<TVector>(inRange).MinusOne);
    }
}
