using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Division of a row by its sum on 128-bit vectors, see <see cref="RowScale"/>. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowScale128
{
    private readonly Vector128<float> high;
    private readonly Vector128<float> low;

    /// <summary>Prepares the factor <paramref name="numerator"/> / <paramref name="sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowScale128(double numerator, double sum)
    {
        double factor = numerator / sum;
        high = Vector128.Create(RowScale.High(factor));
        low = Vector128.Create(RowScale.Rest(factor));
    }

    /// <summary>The factors of one row per lane; the sums of the lower half of the lanes, then those of the upper half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowScale128(double numerator, Vector128<double> lowerSums, Vector128<double> upperSums)
    {
        Vector128<double> above = Vector128.Create(numerator), lower = above / lowerSums, upper = above / upperSums;
        Vector128<double> leading = Vector128.Create(RowScale.LeadingBits).AsDouble();
        Vector128<double> lowerHigh = lower & leading, upperHigh = upper & leading;
        high = Vector128.Narrow(lowerHigh, upperHigh);
        low = Vector128.Narrow(lower - lowerHigh, upper - upperHigh);
    }

    /// <summary>The factors 1 / sum of one row per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowScale128(LaneSum128 sums)
        : this(1.0, sums.Lower, sums.Upper)
    {
    }

    /// <summary>Each lane times the factor, rounded as if the factor were exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Apply(Vector128<float> v) => Simd128.MultiplyAdd(v, high, v * low);

    /// <summary>
    /// Each lane times <paramref name="numerator"/> / <paramref name="sum"/>, for a row that is one vector: divided there and then, sooner than a factor in two parts is ready.
    /// </summary>
    /// <remarks>By the sum alone in single precision: three or four exponentials are exact enough for the sum to be rounded once, and one row at a time waits for every conversion.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Quotient(Vector128<float> v, double numerator, double sum)
    {
        if (numerator == 1)
        {
            return v / Vector128.Create((float)sum);
        }

        if (Avx.IsSupported)
        {
            return Avx.ConvertToVector128Single(DoubleRowScale256.Quotient(Avx.ConvertToVector256Double(v), numerator, sum));
        }

        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(v);
        return Vector128.Narrow(DoubleRowScale128.Quotient(lower, numerator, sum), DoubleRowScale128.Quotient(upper, numerator, sum));
    }
}
