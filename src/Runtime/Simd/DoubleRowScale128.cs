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
        Vector128<double> above = Vector128.Create(numerator), factor = above / sums, reciprocal = Vector128<double>.One / sums;
        if (Simd128.HasFusedMultiplyAdd)
        {
            high = factor;
            low = Simd128.MultiplyAdd(-high, sums, above) * reciprocal;
        }
        else
        {
            // Certainly too small, so that the rest has the factor's sign and the two products add up to exactly 1 although the first one is rounded.
            high = (factor.AsInt64() - Vector128<long>.One).AsDouble();
            (Vector128<double> product, Vector128<double> lost) = Product(high, sums);
            low = ((above - product) - lost) * reciprocal;
        }
    }

    /// <summary>Each lane times the factor, rounded as if the factor were exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<double> Apply(Vector128<double> v) => Simd128.MultiplyAdd(v, high, v * low);

    /// <summary>
    /// Each lane times <paramref name="numerator"/> / <paramref name="sum"/>, for a row that is one vector: divided there and then, sooner than a factor in two parts is ready.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Quotient(Vector128<double> v, double numerator, double sum) => (v * Vector128.Create(numerator)) / Vector128.Create(sum);

    /// <summary>a·b, exact: <see cref="TwoDoubles.Product"/> lane by lane.</summary>
    private static (Vector128<double> High, Vector128<double> Low) Product(Vector128<double> a, Vector128<double> b)
    {
        (double High, double Low) first = TwoDoubles.Product(a.GetElement(0), b.GetElement(0)), second = TwoDoubles.Product(a.GetElement(1), b.GetElement(1));
        return (Vector128.Create(first.High, second.High), Vector128.Create(first.Low, second.Low));
    }
}
