using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary><c>x·log x</c>, 0 at 0.</summary>
internal readonly struct XLogXFunction : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfDouble<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>
    {
        Logarithm.Of(x, out TVector high, out TVector low);
        TVector log = high + low;
        return Outside(x, TVector.MultiplyAdd(x, log, x * ((high - log) + low)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfFloat<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector> => Outside(x, x * Logarithm.OfFloat<TVector>(x, 0.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Outside<TVector>(TVector x, TVector inside)
        where TVector : struct, IDoubleVector<TVector>
    {
        inside = TVector.Select(x < double.PositiveInfinity, inside, x);
        return TVector.Select(x > 0.0, inside, TVector.Select(TVector.Equal(x, 0.0), 0.0, double.NaN));
    }
}
