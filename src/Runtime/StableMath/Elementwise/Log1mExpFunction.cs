using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary><c>log(1 − e^x)</c>; 1 − e^x is a sum of two numbers, right for an exponential near 1 and for one near 0.</summary>
internal readonly struct Log1mExpFunction : IUnaryFunction
{
    // e^−746 rounds to 0, e^−104 as a float. Below −30 two terms of the power series are the whole logarithm.
    private const double Farthest = -750, Series = -30, FarthestFloat = -150;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfDouble<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>
    {
        var exponential = new Exponential<TVector>(TVector.Select(x < Farthest, Farthest, x), 0.0);
        TVector power = PowerOfTwo.Scale<TVector>(1.0, exponential.Rounded);
        TVector less = 1.0 - power;
        TVector part = power * exponential.R;
        TVector sum = less - part;
        TVector rest = ((less - sum) - part) + (((1.0 - less) - power) - (power * exponential.Q));
        TVector difference = sum + rest;
        Logarithm.Of(difference, (sum - difference) + rest, out TVector high, out TVector low);

        TVector e = PowerOfTwo.Scale(1.0 + (exponential.R + exponential.Q), exponential.Rounded);
        return Outside(x, TVector.Select(x < Series, -TVector.MultiplyAdd(0.5 * e, e, e), high + low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfFloat<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>
    {
        var exponential = new ShortExponential<TVector>(TVector.Select(x < FarthestFloat, FarthestFloat, x));
        TVector difference = -exponential.MinusOne;
        return Outside(x, Logarithm.OfFloat(difference, (1.0 - difference) - exponential.Value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Outside<TVector>(TVector x, TVector inside)
        where TVector : struct, IDoubleVector<TVector> =>
        TVector.Select(x < 0.0, inside, TVector.Select(TVector.Equal(x, 0.0), double.NegativeInfinity, double.NaN));
}
