using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Elements that are doubles.</summary>
internal readonly struct DoubleElement : IElement<double>
{
    public static double ToDouble(double x) => x;

    public static double Round(double x) => x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load<TVector>(ref double source, nuint index)
        where TVector : struct, IDoubleVector<TVector> => TVector.Load(ref source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TVector>(TVector v, ref double destination, nuint index)
        where TVector : struct, IDoubleVector<TVector> => v.Store(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TFunction, TVector>(TFunction function, TVector x)
        where TFunction : struct, IUnaryFunction
        where TVector : struct, IDoubleVector<TVector> => function.OfDouble(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TFunction, TVector>(TFunction function, TVector x, TVector y)
        where TFunction : struct, IBinaryFunction
        where TVector : struct, IDoubleVector<TVector> => function.OfDouble(x, y);
}
