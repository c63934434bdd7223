using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary><c>x·log y</c>, 0 where x is 0 and y is a number.</summary>
internal readonly struct XLogYFunction : IBinaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfDouble<TVector>(TVector x, TVector y)
        where TVector : struct, IDoubleVector<TVector>
    {
        Logarithm.Of(y, out TVector high, out TVector low);
        TVector log = high + low;
        TVector rest = x * ((high - log) + low);
        rest = TVector.Select((TVector.Abs(x) < double.PositiveInfinity) & IsRegular(y), rest, 0.0);
        return Outside(x, y, TVector.MultiplyAdd(x, LogOutside(y, log), rest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfFloat<TVector>(TVector x, TVector y)
        where TVector : struct, IDoubleVector<TVector> => Outside(x, y, x * LogOutside(y, Logarithm.OfFloat<TVector>(y, 0.0)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector IsRegular<TVector>(TVector y)
        where TVector : struct, IDoubleVector<TVector> => (y > 0.0) & (y < double.PositiveInfinity);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogOutside<TVector>(TVector y, TVector log)
        where TVector : struct, IDoubleVector<TVector>
    {
        log = TVector.Select(y < double.PositiveInfinity, log, y);
        return TVector.Select(y > 0.0, log, TVector.Select(TVector.Equal(y, 0.0), double.NegativeInfinity, double.NaN));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Outside<TVector>(TVector x, TVector y, TVector product)
        where TVector : struct, IDoubleVector<TVector> => TVector.Select(TVector.Equal(x, 0.0) & TVector.Equal(y, y), 0.0, product);
}
