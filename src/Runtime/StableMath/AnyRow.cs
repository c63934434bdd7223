using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>
/// Rows of any length and any content: what <see cref="StableMath"/> runs, and where a generated kernel sends a row whose logits leave the
/// range of its own arithmetic. The widest vectors that the row fills are used.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AnyRow
{
    /// <summary>Within these a float holds scale · log2(e) in two parts; other scales take the scalar path. The same range that the attributes accept.</summary>
    internal const double MinScale = 1e-20, MaxScale = 1e20;

    /// <summary>
    /// Probabilities of <c>scale · source</c>; the destination may be the source. <paramref name="scale"/> is finite and not 0.
    /// </summary>
    public static void Softmax(ref float source, ref float destination, nuint length, double scale)
    {
        if (length < (nuint)Vector128<float>.Count || !Simd128.IsSupported || !FitsFloat(scale))
        {
            ScalarRow.Softmax(ref source, ref destination, length, scale);
        }
        else if (Simd512.IsSupported && length >= (nuint)Vector512<float>.Count)
        {
            RowPasses<float, Vector512<float>, FloatLanes512>.Softmax(ref source, ref destination, length, scale);
        }
        else if (Simd256.IsSupported && length >= (nuint)Vector256<float>.Count)
        {
            RowPasses<float, Vector256<float>, FloatLanes256>.Softmax(ref source, ref destination, length, scale);
        }
        else
        {
            RowPasses<float, Vector128<float>, FloatLanes128>.Softmax(ref source, ref destination, length, scale);
        }
    }

    /// <summary>The twin for <see cref="double"/>, for scales from 1e-20 to 1e20 in magnitude.</summary>
    public static void Softmax(ref double source, ref double destination, nuint length, double scale)
    {
        if (Simd512.IsSupported && length >= (nuint)Vector512<double>.Count)
        {
            RowPasses<double, Vector512<double>, DoubleLanes512>.Softmax(ref source, ref destination, length, scale);
        }
        else if (Simd256.IsSupported && length >= (nuint)Vector256<double>.Count)
        {
            RowPasses<double, Vector256<double>, DoubleLanes256>.Softmax(ref source, ref destination, length, scale);
        }
        else if (Simd128.IsSupported && length >= (nuint)Vector128<double>.Count)
        {
            RowPasses<double, Vector128<double>, DoubleLanes128>.Softmax(ref source, ref destination, length, scale);
        }
        else if (length > 0)
        {
            RowPasses<double, double, DoubleLanesScalar>.Softmax(ref source, ref destination, length, scale);
        }
    }

    /// <summary>The twin for <see cref="Half"/>.</summary>
    public static void Softmax(ref Half source, ref Half destination, nuint length, double scale)
    {
        if (length < (nuint)Vector128<float>.Count || !Simd128.IsSupported || !FitsFloat(scale))
        {
            ScalarRow.Softmax(ref source, ref destination, length, scale);
        }
        else if (Simd512.IsSupported && length >= (nuint)Vector512<float>.Count)
        {
            RowPasses<Half, Vector512<float>, HalfLanes512>.SoftmaxRecomputed(ref source, ref destination, length, scale);
        }
        else if (Simd256.IsSupported && length >= (nuint)Vector256<float>.Count)
        {
            RowPasses<Half, Vector256<float>, HalfLanes256>.SoftmaxRecomputed(ref source, ref destination, length, scale);
        }
        else
        {
            RowPasses<Half, Vector128<float>, HalfLanes128>.SoftmaxRecomputed(ref source, ref destination, length, scale);
        }
    }

    /// <summary>Maximum and scaled sum of <c>scale · logits</c>; a NaN sum when the row holds NaN or +∞, or nothing but −∞.</summary>
    internal static (double Maximum, double ScaledSum) State(ReadOnlySpan<float> logits, double scale)
    {
        ref float row = ref MemoryMarshal.GetReference(logits);
        nuint length = (nuint)logits.Length;
        if (length < (nuint)Vector128<float>.Count || !Simd128.IsSupported || !FitsFloat(scale))
        {
            return ScalarRow.State(ref row, length, scale);
        }

        if (Simd512.IsSupported && length >= (nuint)Vector512<float>.Count)
        {
            return RowPasses<float, Vector512<float>, FloatLanes512>.State(ref row, length, scale);
        }

        return Simd256.IsSupported && length >= (nuint)Vector256<float>.Count
            ? RowPasses<float, Vector256<float>, FloatLanes256>.State(ref row, length, scale)
            : RowPasses<float, Vector128<float>, FloatLanes128>.State(ref row, length, scale);
    }

    /// <summary>The twin for <see cref="double"/>, of at least one logit.</summary>
    internal static (double Maximum, double ScaledSum) State(ReadOnlySpan<double> logits, double scale)
    {
        ref double row = ref MemoryMarshal.GetReference(logits);
        nuint length = (nuint)logits.Length;
        if (Simd512.IsSupported && length >= (nuint)Vector512<double>.Count)
        {
            return RowPasses<double, Vector512<double>, DoubleLanes512>.State(ref row, length, scale);
        }

        if (Simd256.IsSupported && length >= (nuint)Vector256<double>.Count)
        {
            return RowPasses<double, Vector256<double>, DoubleLanes256>.State(ref row, length, scale);
        }

        return Simd128.IsSupported && length >= (nuint)Vector128<double>.Count
            ? RowPasses<double, Vector128<double>, DoubleLanes128>.State(ref row, length, scale)
            : RowPasses<double, double, DoubleLanesScalar>.State(ref row, length, scale);
    }

    internal static bool FitsFloat(double scale) => Math.Abs(scale) is >= MinScale and <= MaxScale;
}
