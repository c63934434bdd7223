using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Division of a row of doubles by its sum on 128-bit vectors, see <see cref="RowScale"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleRowScale128
{
    private readonly Vector128<double> high;
    private readonly Vector128<double> low;

    /// <summary>Prepares the factor <paramref name="numerator"/> / <paramref name="sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowScale128(double numerator, double sum)
        : this(numerator, Vector128.Create(sum))
    {
    }

    /// <summary>The factors of one row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowScale128(double numerator, Vector128<double> sums)
    {
        // Without FMA there is no cheap exact product: the fields are the two numbers, and each lane is divided.
        Vector128<double> above = Vector128.Create(numerator);
        high = Simd128.HasFusedMultiplyAdd ? above / sums : above;
        low = Simd128.HasFusedMultiplyAdd ? Simd128.MultiplyAdd(-high, sums, above) / sums : sums;
    }

    /// <summary>Each lane times the factor, rounded as if the factor were exact; without FMA, times the numerator and divided, each rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Apply(Vector128<double> v) =>
        Simd128.HasFusedMultiplyAdd ? Simd128.MultiplyAdd(v, high, v * low) : (v * high) / low;
}
