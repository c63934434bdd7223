using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Division of a row by its sum on 256-bit vectors, see <see cref="RowScale"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowScale256
{
    private readonly Vector256<float> high;
    private readonly Vector256<float> low;

    /// <summary>Prepares the factor <paramref name="numerator"/> / <paramref name="sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowScale256(double numerator, double sum)
    {
        double factor = numerator / sum;
        high = Vector256.Create(RowScale.High(factor));
        low = Vector256.Create(RowScale.Rest(factor));
    }

    /// <summary>The factors of one row per lane; the sums of the lower half of the lanes, then those of the upper half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowScale256(double numerator, Vector256<double> lowerSums, Vector256<double> upperSums)
    {
        Vector256<double> above = Vector256.Create(numerator), lower = above / lowerSums, upper = above / upperSums;
        Vector256<double> leading = Vector256.Create(RowScale.LeadingBits).AsDouble();
        Vector256<double> lowerHigh = lower & leading, upperHigh = upper & leading;
        high = Vector256.Narrow(lowerHigh, upperHigh);
        low = Vector256.Narrow(lower - lowerHigh, upper - upperHigh);
    }

    /// <summary>The factors 1 / sum of one row per lane. What the rounded reciprocal lacks is exact, thanks to FMA.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowScale256(LaneSum256 sums)
    {
        sums.Total(out Vector256<float> sum, out Vector256<float> rest);
        Vector256<float> one = Vector256<float>.One;
        high = one / sum;
        low = high * Simd256.MultiplyAdd(-high, rest, Simd256.MultiplyAdd(-high, sum, one));
    }

    /// <summary>Each lane times the factor, rounded as if the factor were exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Apply(Vector256<float> v) => Simd256.MultiplyAdd(v, high, v * low);

    /// <summary>
    /// Each lane times <paramref name="numerator"/> / <paramref name="sum"/>, for a row that is one vector: divided there and then, sooner than a factor in two parts is ready.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Quotient(Vector256<float> v, double numerator, double sum) => Vector256.Narrow(
        DoubleRowScale256.Quotient(Avx.ConvertToVector256Double(v.GetLower()), numerator, sum),
        DoubleRowScale256.Quotient(Avx.ConvertToVector256Double(v.GetUpper()), numerator, sum));
}
