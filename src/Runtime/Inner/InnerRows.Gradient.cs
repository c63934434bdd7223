using System;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

public static partial class InnerRows
{
    /// <summary>
    /// <c>scale · p[i] · (u[i] − Σ p[j]·u[j])</c> over the blocks from <paramref name="firstBlock"/> on; the gradient may be either input.
    /// </summary>
    public static void SoftmaxGradient(
        ref float probabilities, ref float upstream, ref float gradient, nuint dim, nuint inner, double scale, nuint firstBlock, nuint blocks)
    {
        var plan = new InnerPlan(dim, inner, sizeof(float));
        if (!Simd128.IsSupported)
        {
            InnerGradient<float, float, float, FloatColumnsScalar, PlainMemory<float, float, FloatColumnsScalar>>.Run(ref probabilities, ref upstream, ref gradient, plan, firstBlock, blocks, scale);
        }
        else if (Simd512.IsSupported)
        {
            InnerGradient<float, float, Vector512<float>, FloatColumns512, PlainMemory<float, Vector512<float>, FloatColumns512>>.Run(ref probabilities, ref upstream, ref gradient, plan, firstBlock, blocks, scale);
        }
        else if (Simd256.IsSupported)
        {
            InnerGradient<float, float, Vector256<float>, FloatColumns256, PlainMemory<float, Vector256<float>, FloatColumns256>>.Run(ref probabilities, ref upstream, ref gradient, plan, firstBlock, blocks, scale);
        }
        else
        {
            InnerGradient<float, float, Vector128<float>, FloatColumns128, PlainMemory<float, Vector128<float>, FloatColumns128>>.Run(ref probabilities, ref upstream, ref gradient, plan, firstBlock, blocks, scale);
        }
    }

    /// <summary>The same of a whole tensor.</summary>
    public static void SoftmaxGradient(ref float probabilities, ref float upstream, ref float gradient, nuint outer, nuint dim, nuint inner, double scale) =>
        SoftmaxGradient(ref probabilities, ref upstream, ref gradient, dim, inner, scale, 0, Blocks<float>(outer, dim, inner));

    /// <inheritdoc cref="SoftmaxGradient(ref float, ref float, ref float, nuint, nuint, double, nuint, nuint)"/>
    public static void SoftmaxGradient(
        ref double probabilities, ref double upstream, ref double gradient, nuint dim, nuint inner, double scale, nuint firstBlock, nuint blocks)
    {
        var plan = new InnerPlan(dim, inner, sizeof(double));
        if (!Simd128.IsSupported)
        {
            InnerGradient<double, double, double, DoubleColumnsScalar, PlainMemory<double, double, DoubleColumnsScalar>>.Run(ref probabilities, ref upstream, ref gradient, plan, firstBlock, blocks, scale);
        }
        else if (Simd512.IsSupported)
        {
            InnerGradient<double, double, Vector512<double>, DoubleColumns512, PlainMemory<double, Vector512<double>, DoubleColumns512>>.Run(ref probabilities, ref upstream, ref gradient, plan, firstBlock, blocks, scale);
        }
        else if (Simd256.IsSupported)
        {
            InnerGradient<double, double, Vector256<double>, DoubleColumns256, PlainMemory<double, Vector256<double>, DoubleColumns256>>.Run(ref probabilities, ref upstream, ref gradient, plan, firstBlock, blocks, scale);
        }
        else
        {
            InnerGradient<double, double, Vector128<double>, DoubleColumns128, PlainMemory<double, Vector128<double>, DoubleColumns128>>.Run(ref probabilities, ref upstream, ref gradient, plan, firstBlock, blocks, scale);
        }
    }

    /// <inheritdoc cref="SoftmaxGradient(ref float, ref float, ref float, nuint, nuint, nuint, double)"/>
    public static void SoftmaxGradient(ref double probabilities, ref double upstream, ref double gradient, nuint outer, nuint dim, nuint inner, double scale) =>
        SoftmaxGradient(ref probabilities, ref upstream, ref gradient, dim, inner, scale, 0, Blocks<double>(outer, dim, inner));

    /// <inheritdoc cref="SoftmaxGradient(ref float, ref float, ref float, nuint, nuint, double, nuint, nuint)"/>
    public static void SoftmaxGradient(
        ref Half probabilities, ref Half upstream, ref Half gradient, nuint dim, nuint inner, double scale, nuint firstBlock, nuint blocks)
    {
        var plan = new InnerPlan(dim, inner, sizeof(float));
        if (!Simd128.IsSupported)
        {
            InnerGradient<Half, float, float, FloatColumnsScalar, HalfMemoryScalar>.Run(ref probabilities, ref upstream, ref gradient, plan, firstBlock, blocks, scale);
        }
        else if (Simd512.IsSupported)
        {
            InnerGradient<Half, float, Vector512<float>, FloatColumns512, HalfMemory512>.Run(ref probabilities, ref upstream, ref gradient, plan, firstBlock, blocks, scale);
        }
        else if (Simd256.IsSupported)
        {
            InnerGradient<Half, float, Vector256<float>, FloatColumns256, HalfMemory256>.Run(ref probabilities, ref upstream, ref gradient, plan, firstBlock, blocks, scale);
        }
        else
        {
            InnerGradient<Half, float, Vector128<float>, FloatColumns128, HalfMemory128>.Run(ref probabilities, ref upstream, ref gradient, plan, firstBlock, blocks, scale);
        }
    }

    /// <inheritdoc cref="SoftmaxGradient(ref float, ref float, ref float, nuint, nuint, nuint, double)"/>
    public static void SoftmaxGradient(ref Half probabilities, ref Half upstream, ref Half gradient, nuint outer, nuint dim, nuint inner, double scale) =>
        SoftmaxGradient(ref probabilities, ref upstream, ref gradient, dim, inner, scale, 0, Blocks<Half>(outer, dim, inner));
}
