namespace SoftmaxGen.Simd;

/// <summary>A function of one argument, computed lane by lane in doubles; an instance holds what is the same for all lanes.</summary>
internal interface IUnaryFunction
{
    /// <summary>With the accuracy of a double.</summary>
    TVector OfDouble<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>;

    /// <summary>With the accuracy of a float, for arguments that are floats: shorter polynomials, and no rounding to be made up for.</summary>
    TVector OfFloat<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector>;
}
