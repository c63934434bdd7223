using System;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

public static partial class ReproducibleRows
{
    /// <summary><c>scale · p[i] · (u[i] − Σ p[j]·u[j])</c> of every row; the gradient may be the same memory as either input.</summary>
    public static void SoftmaxGradient(ref float probabilities, ref float upstream, ref float gradient, nuint outer, nuint dim, nuint inner, double scale) =>
        FloatSoftmaxGradient<float, PlainFormat<float>>(ref probabilities, ref upstream, ref gradient, outer * inner, dim, inner, scale);

    /// <inheritdoc cref="SoftmaxGradient(ref float, ref float, ref float, nuint, nuint, nuint, double)"/>
    public static void SoftmaxGradient(ref double probabilities, ref double upstream, ref double gradient, nuint outer, nuint dim, nuint inner, double scale) =>
        DoubleSoftmaxGradient<double, PlainFormat<double>>(ref probabilities, ref upstream, ref gradient, outer * inner, dim, inner, scale);

    /// <inheritdoc cref="SoftmaxGradient(ref float, ref float, ref float, nuint, nuint, nuint, double)"/>
    public static void SoftmaxGradient(ref Half probabilities, ref Half upstream, ref Half gradient, nuint outer, nuint dim, nuint inner, double scale) =>
        FloatSoftmaxGradient<Half, HalfFormat>(ref probabilities, ref upstream, ref gradient, outer * inner, dim, inner, scale);

    private static void FloatSoftmaxGradient<TStorage, TFormat>(ref TStorage probabilities, ref TStorage upstream, ref TStorage gradient, nuint rows, nuint dim, nuint inner, double scale)
        where TStorage : unmanaged
        where TFormat : struct, IRowFormat<TStorage, float>
    {
        if (Simd512.IsSupported)
        {
            ReproducibleKernel<TStorage, TFormat, float, Vector512<float>, FloatVectors512>.SoftmaxGradient(ref probabilities, ref upstream, ref gradient, rows, dim, inner, scale);
        }
        else if (HasAvx2)
        {
            ReproducibleKernel<TStorage, TFormat, float, Vector256<float>, FloatVectors256>.SoftmaxGradient(ref probabilities, ref upstream, ref gradient, rows, dim, inner, scale);
        }
        else if (Simd128.IsSupported)
        {
            ReproducibleKernel<TStorage, TFormat, float, Vector128<float>, FloatVectors128>.SoftmaxGradient(ref probabilities, ref upstream, ref gradient, rows, dim, inner, scale);
        }
        else
        {
            ReproducibleKernel<TStorage, TFormat, float, float, FloatVectorsScalar>.SoftmaxGradient(ref probabilities, ref upstream, ref gradient, rows, dim, inner, scale);
        }
    }

    private static void DoubleSoftmaxGradient<TStorage, TFormat>(ref TStorage probabilities, ref TStorage upstream, ref TStorage gradient, nuint rows, nuint dim, nuint inner, double scale)
        where TStorage : unmanaged
        where TFormat : struct, IRowFormat<TStorage, double>
    {
        if (Simd512.IsSupported)
        {
            ReproducibleKernel<TStorage, TFormat, double, Vector512<double>, DoubleVectors512>.SoftmaxGradient(ref probabilities, ref upstream, ref gradient, rows, dim, inner, scale);
        }
        else if (HasAvx2)
        {
            ReproducibleKernel<TStorage, TFormat, double, Vector256<double>, DoubleVectors256>.SoftmaxGradient(ref probabilities, ref upstream, ref gradient, rows, dim, inner, scale);
        }
        else if (Simd128.IsSupported)
        {
            ReproducibleKernel<TStorage, TFormat, double, Vector128<double>, DoubleVectors128>.SoftmaxGradient(ref probabilities, ref upstream, ref gradient, rows, dim, inner, scale);
        }
        else
        {
            ReproducibleKernel<TStorage, TFormat, double, double, DoubleVectorsScalar>.SoftmaxGradient(ref probabilities, ref upstream, ref gradient, rows, dim, inner, scale);
        }
    }
}
