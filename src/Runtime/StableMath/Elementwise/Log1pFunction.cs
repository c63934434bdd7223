using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary><c>log(1 + x)</c>; the digits that 1 + x loses are kept apart.</summary>
internal readonly struct Log1pFunction : IUnaryFunction
{
    // Where x²/2 is less than a thousandth of a unit of x: keeps −0 and subnormal numbers too.
    private const double Linear = 1.0 / (1L << 62), LinearFloat = 1.0 / (1L << 33);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfDouble<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector sum = 1.0 + x;
        Logarithm.Of(sum, Exact.LostBySum(1.0, x, sum), out TVector high, out TVector low);
        return Outside(x, Linear, high + low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfFloat<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>
    {
        TVector sum = 1.0 + x;
        return Outside(x, LinearFloat, Logarithm.OfFloat(sum, x - (sum - 1.0)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Outside<TVector>(TVector x, double linear, TVector inside)
        where TVector : struct, IDoubleVector<TVector>
    {
        inside = TVector.Select(x > -1.0, inside, TVector.Select(TVector.Equal(x, -1.0), double.NegativeInfinity, double.NaN));
        return TVector.Select((TVector.Abs(x) < linear) | TVector.Equal(x, double.PositiveInfinity), x, inside);
    }
}
