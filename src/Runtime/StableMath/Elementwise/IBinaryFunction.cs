namespace SoftmaxGen.Simd;

/// <summary>A function of two arguments, computed lane by lane in doubles.</summary>
internal interface IBinaryFunction
{
    /// <inheritdoc cref="IUnaryFunction.OfDouble"/>
    TVector OfDouble<TVector>(TVector x, TVector y)
        where TVector : struct, IDoubleVector<TVector>;

    /// <inheritdoc cref="IUnaryFunction.OfFloat"/>
    TVector OfFloat<TVector>(TVector x, TVector y)
        where TVector : struct, IDoubleVector<TVector>;
}
