namespace SoftmaxGen.Simd;

/// <summary>What depends on whether a span's elements are floats or doubles.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal interface IElement<T>
{
    static abstract double ToDouble(T x);

    static abstract T Round(double x);

    static abstract TVector Load<TVector>(ref T source, nuint index)
        where TVector : struct, IDoubleVector<TVector>;

    static abstract void Store<TVector>(TVector v, ref T destination, nuint index)
        where TVector : struct, IDoubleVector<TVector>;

    static abstract TVector Apply<TFunction, TVector>(TFunction function, TVector x)
        where TFunction : struct, IUnaryFunction
        where TVector : struct, IDoubleVector<TVector>;

    static abstract TVector Apply<TFunction, TVector>(TFunction function, TVector x, TVector y)
        where TFunction : struct, IBinaryFunction
        where TVector : struct, IDoubleVector<TVector>;
}
