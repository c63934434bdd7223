using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Division of a row of doubles by its sum on 512-bit vectors, see <see cref="RowScale"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleRowScale512
{
    private readonly Vector512<double> high;
    private readonly Vector512<double> low;

    /// <summary>Prepares the factor <paramref name="numerator"/> / <paramref name="sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowScale512(double numerator, double sum)
    {
        double factor = numerator / sum;
        high = Vector512.Create(factor);
        low = Vector512.Create(Math.FusedMultiplyAdd(-factor, sum, numerator) * (1 / sum));
    }

    /// <summary>The factors of one row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleRowScale512(double numerator, Vector512<double> sums)
    {
        Vector512<double> above = Vector512.Create(numerator);
        high = above / sums;
        low = Simd512.MultiplyAdd(-high, sums, above) * (Vector512<double>.One / sums);
    }

    /// <summary>Each lane times the factor, rounded as if the factor were exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Apply(Vector512<double> v) => Simd512.MultiplyAdd(v, high, v * low);

    /// <summary>
    /// Each lane times <paramref name="numerator"/> / <paramref name="sum"/>, for a row that is one vector: divided there and then, sooner than a factor in two parts is ready.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Quotient(Vector512<double> v, double numerator, double sum) => (v * Vector512.Create(numerator)) / Vector512.Create(sum);
}
