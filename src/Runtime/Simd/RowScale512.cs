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

    /// <summary>The factors of one row per lane; the sums of the lower half of the lanes, then those of the upper half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowScale512(double numerator, Vector512<double> lowerSums, Vector512<double> upperSums)
    {
        Vector512<double> above = Vector512.Create(numerator), lower = above / lowerSums, upper = above / upperSums;
        Vector512<double> leading = Vector512.Create(RowScale.LeadingBits).AsDouble();
        Vector512<double> lowerHigh = lower & leading, upperHigh = upper & leading;
        high = Vector512.Narrow(lowerHigh, upperHigh);
        low = Vector512.Narrow(lower - lowerHigh, upper - upperHigh);
    }

    /// <summary>The factors 1 / sum of one row per lane. What the rounded reciprocal lacks is exact, thanks to FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowScale512(LaneSum512 sums)
    {
        sums.Total(out Vector512<float> sum, out Vector512<float> rest);
        Vector512<float> one = Vector512<float>.One;
        high = one / sum;
        low = high * Simd512.MultiplyAdd(-high, rest, Simd512.MultiplyAdd(-high, sum, one));
    }

    /// <summary>A factor that is already in two parts, in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal RowScale512(Vector512<float> high, Vector512<float> low)
    {
        this.high = high;
        this.low = low;
    }

    /// <summary>Each lane times the factor, rounded as if the factor were exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Apply(Vector512<float> v) => Simd512.MultiplyAdd(v, high, v * low);
}
