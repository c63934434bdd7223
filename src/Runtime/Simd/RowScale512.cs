using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Division of a row by its sum on 512-bit vectors, see <see cref="RowScale"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowScale512
{
    private readonly Vector512<float> high;
    private readonly Vector512<float> low;

    /// <summary>Prepares the factor <paramref name="numerator"/> / <paramref name="sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowScale512(double numerator, double sum)
    {
        double factor = numerator / sum;
        high = Vector512.Create(RowScale.High(factor));
        low = Vector512.Create(RowScale.Rest(factor));
    }

    /// <summary>Each lane times the factor, rounded as if the factor were exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Apply(Vector512<float> v) => Simd512.MultiplyAdd(v, high, v * low);
}
