using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// <see cref="ReproducibleExponential{TElement, TVector, TVectors}"/> with +0 for −∞ and all that is too far below the maximum: the others of a
/// loss may be nothing else, and then they are 0.
/// </summary>
internal readonly struct ReproducibleExponentialOrZero<TElement, TVector, TVectors>(ReproducibleExponential<TElement, TVector, TVectors> inner)
    : IReproducibleExponential<TVector>
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    where TVectors : struct, IReproducibleVectors<TElement, TVector>
{
    private readonly ReproducibleExponential<TElement, TVector, TVectors> exponential = inner;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Exp(TVector logits) => TVectors.ZeroBelow(exponential.Exp(logits), logits, exponential.Floor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exp(TVector a, TVector b, out TVector expA, out TVector expB)
    {
        exponential.Exp(a, b, out expA, out expB);
        expA = TVectors.ZeroBelow(expA, a, exponential.Floor);
        expB = TVectors.ZeroBelow(expB, b, exponential.Floor);
    }
}
