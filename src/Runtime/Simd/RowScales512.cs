using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Division of two rows by their sums on 512-bit vectors, see <see cref="RowScale"/>: both factors from one division. Called by generated kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowScales512
{
    private readonly Vector128<float> high;
    private readonly Vector128<float> low;

    /// <summary>Prepares <paramref name="numerator"/> over each of two sums, each of which comes twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowScales512(double numerator, Vector256<double> sums)
    {
        Vector256<double> factors = Vector256.Create(numerator) / sums;
        Vector256<double> leading = factors & Vector256.Create(RowScale.LeadingBits).AsDouble();
        high = Avx.ConvertToVector128Single(leading);
        low = Avx.ConvertToVector128Single(factors - leading);
    }

    /// <summary>The factor of the first row.</summary>
    public RowScale512 First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Simd512.Lane(high, 0), Simd512.Lane(low, 0));
    }

    /// <summary>The factor of the second row.</summary>
    public RowScale512 Second
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Simd512.Lane(high, 2), Simd512.Lane(low, 2));
    }
}
