using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>The running total of a long row of floats on 512-bit vectors, in double precision; <c>default</c> is 0. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RowSum512
{
    private Vector512<double> total;

    /// <summary>The sum of all lanes of all vectors added.</summary>
    public readonly double Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Simd512.SumAcross(total);
    }

    /// <summary>The totals of two rows, each of them twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Totals(RowSum512 a, RowSum512 b) => Simd512.SumAcross(a.total, b.total);

    /// <summary>Adds the sum of a block of vectors, few enough that its own roundings do not matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<float> v) => total += Simd512.Widen(v);
}
