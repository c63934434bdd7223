using System;
using System.ComponentModel;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>
/// Kernels with the same bits on every CPU, at every vector width, in every position of a batch. Called by generated kernels, which have checked the arguments.
/// </summary>
/// <remarks>
/// Tensors are [outer, dim, inner], contiguous; a row is the middle axis. Every NaN that is written is .NET's own. See docs/numerics.md.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ReproducibleRows
{
    private static bool HasAvx2 => Vector256.IsHardwareAccelerated && Avx2.IsSupported;

    /// <summary>Probabilities of <c>scale · (logits + mask)</c>; they may be the same memory as the logits.</summary>
    public static void Softmax(ref float logits, ref float probabilities, nuint outer, nuint dim, nuint inner, double scale, in RowRoles<float> roles) =>
        FloatSoftmax<float, PlainFormat<float>>(ref logits, ref probabilities, outer * inner, dim, inner, scale, roles);

    /// <inheritdoc cref="Softmax(ref float, ref float, nuint, nuint, nuint, double, in RowRoles{float})"/>
    public static void Softmax(ref double logits, ref double probabilities, nuint outer, nuint dim, nuint inner, double scale, in RowRoles<double> roles) =>
        DoubleSoftmax<double, PlainFormat<double>>(ref logits, ref probabilities, outer * inner, dim, inner, scale, roles);

    /// <inheritdoc cref="Softmax(ref float, ref float, nuint, nuint, nuint, double, in RowRoles{float})"/>
    public static void Softmax(ref Half logits, ref Half probabilities, nuint outer, nuint dim, nuint inner, double scale, in RowRoles<Half> roles) =>
        FloatSoftmax<Half, HalfFormat>(ref logits, ref probabilities, outer * inner, dim, inner, scale, roles);

    private static void FloatSoftmax<TStorage, TFormat>(ref TStorage logits, ref TStorage probabilities, nuint rows, nuint dim, nuint inner, double scale, in RowRoles<TStorage> roles)
        where TStorage : unmanaged
        where TFormat : struct, IRowFormat<TStorage, float>
    {
        if (Simd512.IsSupported)
        {
            ReproducibleKernel<TStorage, TFormat, float, Vector512<float>, FloatVectors512>.Softmax(ref logits, ref probabilities, rows, dim, inner, scale, roles);
        }
        else if (HasAvx2)
        {
            ReproducibleKernel<TStorage, TFormat, float, Vector256<float>, FloatVectors256>.Softmax(ref logits, ref probabilities, rows, dim, inner, scale, roles);
        }
        else if (Simd128.IsSupported)
        {
            ReproducibleKernel<TStorage, TFormat, float, Vector128<float>, FloatVectors128>.Softmax(ref logits, ref probabilities, rows, dim, inner, scale, roles);
        }
        else
        {
            ReproducibleKernel<TStorage, TFormat, float, float, FloatVectorsScalar>.Softmax(ref logits, ref probabilities, rows, dim, inner, scale, roles);
        }
    }

    private static void DoubleSoftmax<TStorage, TFormat>(ref TStorage logits, ref TStorage probabilities, nuint rows, nuint dim, nuint inner, double scale, in RowRoles<TStorage> roles)
        where TStorage : unmanaged
        where TFormat : struct, IRowFormat<TStorage, double>
    {
        if (Simd512.IsSupported)
        {
            ReproducibleKernel<TStorage, TFormat, double, Vector512<double>, DoubleVectors512>.Softmax(ref logits, ref probabilities, rows, dim, inner, scale, roles);
        }
        else if (HasAvx2)
        {
            ReproducibleKernel<TStorage, TFormat, double, Vector256<double>, DoubleVectors256>.Softmax(ref logits, ref probabilities, rows, dim, inner, scale, roles);
        }
        else if (Simd128.IsSupported)
        {
            ReproducibleKernel<TStorage, TFormat, double, Vector128<double>, DoubleVectors128>.Softmax(ref logits, ref probabilities, rows, dim, inner, scale, roles);
        }
        else
        {
            ReproducibleKernel<TStorage, TFormat, double, double, DoubleVectorsScalar>.Softmax(ref logits, ref probabilities, rows, dim, inner, scale, roles);
        }
    }
}
