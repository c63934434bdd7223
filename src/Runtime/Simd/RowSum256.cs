using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>The running total of a long row of floats on 256-bit vectors, in double precision; <c>default</c> is 0. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RowSum256
{
    private Vector256<double> total;

    /// <summary>The sum of all lanes of all vectors added.</summary>
    public readonly double Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Simd256.SumAcross(total);
    }

    /// <summary>Adds the sum of a block of vectors, few enough that its own roundings do not matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<float> v) => total += Simd256.Widen(v);
}
