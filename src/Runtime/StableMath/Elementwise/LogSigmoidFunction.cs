using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary><c>log(1 / (1 + e^−x))</c>, the negative of the softplus of −x.</summary>
internal readonly struct LogSigmoidFunction : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfDouble<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector> => -default(SoftplusFunction).OfDouble(-x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector OfFloat<TVector>(TVector x)
        where TVector : struct, IDoubleVector<TVector> => -default(SoftplusFunction).OfFloat(-x);
}
