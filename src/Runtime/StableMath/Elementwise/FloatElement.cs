using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Elements that are floats.</summary>
internal readonly struct FloatElement : IElement<float>
{
    public static double ToDouble(float x) => x;

    public static float Round(double x) => (float)x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load<TVector>(ref float source, nuint index)
        where TVector : struct, IDoubleVector<TVector> => TVector.Load(ref source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TVector>(TVector v, ref float destination, nuint index)
        where TVector : struct, IDoubleVector<TVector> => v.Store(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TFunction, TVector>(TFunction function, TVector x)
        where TFunction : struct, IUnaryFunction
        where TVector : struct, IDoubleVector<TVector> => function.OfFloat(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TFunction, TVector>(TFunction function, TVector x, TVector y)
        where TFunction : struct, IBinaryFunction
        where TVector : struct, IDoubleVector<TVector> => function.OfFloat(x, y);
}
