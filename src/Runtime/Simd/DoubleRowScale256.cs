using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Division of a row of doubles by its sum on 256-bit vectors, see <see cref="RowScale"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleRowScale256
{
    private readonly Vector256<double> high;
    private readonly Vector256<double> low;

    /// <summary>Prepares the factor <paramref name="numerator"/> / <paramref name="sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowScale256(double numerator, double sum)
    {
        double factor = numerator / sum;
        high = Vector256.Create(factor);
        low = Vector256.Create(Math.FusedMultiplyAdd(-factor, sum, numerator) * (1 / sum));
    }

    /// <summary>The factors of one row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowScale256(double numerator, Vector256<double> sums)
    {
        Vector256<double> above = Vector256.Create(numerator);
        high = above / sums;
        low = Simd256.MultiplyAdd(-high, sums, above) * (Vector256<double>.One / sums);
    }

    /// <summary>Each lane times the factor, rounded as if the factor were exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Apply(Vector256<double> v) => Simd256.MultiplyAdd(v, high, v * low);

    /// <summary>
    /// Each lane times <paramref name="numerator"/> / <paramref name="sum"/>, for a row that is one vector: divided there and then, sooner than a factor in two parts is ready.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Quotient(Vector256<double> v, double numerator, double sum) => (v * Vector256.Create(numerator)) / Vector256.Create(sum);
}
