using System;
using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>
/// Kernels whose rows are the middle axis of a contiguous tensor [outer, dim, inner], computed without transposing it. Called by generated kernels, which
/// have checked the arguments.
/// </summary>
/// <remarks>
/// The work falls into <see cref="Blocks{T}"/> blocks, of which any range can be computed by itself and on any thread; the results do not depend on
/// how they are shared out. Scales are finite and not 0; those of doubles between 1e-20 and 1e20 in magnitude.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class InnerRows
{
    /// <summary>The number of blocks of a tensor of <typeparamref name="T"/>.</summary>
    public static nuint Blocks<T>(nuint outer, nuint dim, nuint inner) =>
        outer * new InnerPlan(dim, inner, (nuint)(typeof(T) == typeof(double) ? sizeof(double) : sizeof(float))).Strips;

    /// <summary>
    /// Probabilities of <c>scale · (logits + mask)</c>, the sum rounded to a float where the logits are floats or halves, over the blocks from <paramref name="firstBlock"/> on;
    /// the destination may be the source.
    /// </summary>
    public static void Softmax(
        ref float logits, ref float probabilities, nuint dim, nuint inner, double scale, in RowRoles<float> roles, nuint firstBlock, nuint blocks)
    {
        var plan = new InnerPlan(dim, inner, sizeof(float));
        if (!AnyRow.FitsFloat(scale) || !Simd128.IsSupported)
        {
            InnerSoftmax<float, float, float, FloatColumnsScalar, PlainMemory<float, float, FloatColumnsScalar>>.Run(ref logits, ref probabilities, plan, firstBlock, blocks, scale, roles);
        }
        else if (Simd512.IsSupported)
        {
            InnerSoftmax<float, float, Vector512<float>, FloatColumns512, PlainMemory<float, Vector512<float>, FloatColumns512>>.Run(ref logits, ref probabilities, plan, firstBlock, blocks, scale, roles);
        }
        else if (Simd256.IsSupported)
        {
            InnerSoftmax<float, float, Vector256<float>, FloatColumns256, PlainMemory<float, Vector256<float>, FloatColumns256>>.Run(ref logits, ref probabilities, plan, firstBlock, blocks, scale, roles);
        }
        else
        {
            InnerSoftmax<float, float, Vector128<float>, FloatColumns128, PlainMemory<float, Vector128<float>, FloatColumns128>>.Run(ref logits, ref probabilities, plan, firstBlock, blocks, scale, roles);
        }
    }

    /// <summary>The same of a whole tensor.</summary>
    public static void Softmax(ref float logits, ref float probabilities, nuint outer, nuint dim, nuint inner, double scale, in RowRoles<float> roles) =>
        Softmax(ref logits, ref probabilities, dim, inner, scale, roles, 0, Blocks<float>(outer, dim, inner));

    /// <inheritdoc cref="Softmax(ref float, ref float, nuint, nuint, double, in RowRoles{float}, nuint, nuint)"/>
    public static void Softmax(
        ref double logits, ref double probabilities, nuint dim, nuint inner, double scale, in RowRoles<double> roles, nuint firstBlock, nuint blocks)
    {
        var plan = new InnerPlan(dim, inner, sizeof(double));
        if (!Simd128.IsSupported)
        {
            InnerSoftmax<double, double, double, DoubleColumnsScalar, PlainMemory<double, double, DoubleColumnsScalar>>.Run(ref logits, ref probabilities, plan, firstBlock, blocks, scale, roles);
        }
        else if (Simd512.IsSupported)
        {
            InnerSoftmax<double, double, Vector512<double>, DoubleColumns512, PlainMemory<double, Vector512<double>, DoubleColumns512>>.Run(ref logits, ref probabilities, plan, firstBlock, blocks, scale, roles);
        }
        else if (Simd256.IsSupported)
        {
            InnerSoftmax<double, double, Vector256<double>, DoubleColumns256, PlainMemory<double, Vector256<double>, DoubleColumns256>>.Run(ref logits, ref probabilities, plan, firstBlock, blocks, scale, roles);
        }
        else
        {
            InnerSoftmax<double, double, Vector128<double>, DoubleColumns128, PlainMemory<double, Vector128<double>, DoubleColumns128>>.Run(ref logits, ref probabilities, plan, firstBlock, blocks, scale, roles);
        }
    }

    /// <inheritdoc cref="Softmax(ref float, ref float, nuint, nuint, nuint, double, in RowRoles{float})"/>
    public static void Softmax(ref double logits, ref double probabilities, nuint outer, nuint dim, nuint inner, double scale, in RowRoles<double> roles) =>
        Softmax(ref logits, ref probabilities, dim, inner, scale, roles, 0, Blocks<double>(outer, dim, inner));

    /// <inheritdoc cref="Softmax(ref float, ref float, nuint, nuint, double, in RowRoles{float}, nuint, nuint)"/>
    public static void Softmax(
        ref Half logits, ref Half probabilities, nuint dim, nuint inner, double scale, in RowRoles<Half> roles, nuint firstBlock, nuint blocks)
    {
        var plan = new InnerPlan(dim, inner, sizeof(float));
        if (!AnyRow.FitsFloat(scale) || !Simd128.IsSupported)
        {
            InnerSoftmax<Half, float, float, FloatColumnsScalar, HalfMemoryScalar>.Run(ref logits, ref probabilities, plan, firstBlock, blocks, scale, roles);
        }
        else if (Simd512.IsSupported)
        {
            InnerSoftmax<Half, float, Vector512<float>, FloatColumns512, HalfMemory512>.Run(ref logits, ref probabilities, plan, firstBlock, blocks, scale, roles);
        }
        else if (Simd256.IsSupported)
        {
            InnerSoftmax<Half, float, Vector256<float>, FloatColumns256, HalfMemory256>.Run(ref logits, ref probabilities, plan, firstBlock, blocks, scale, roles);
        }
        else
        {
            InnerSoftmax<Half, float, Vector128<float>, FloatColumns128, HalfMemory128>.Run(ref logits, ref probabilities, plan, firstBlock, blocks, scale, roles);
        }
    }

    /// <inheritdoc cref="Softmax(ref float, ref float, nuint, nuint, nuint, double, in RowRoles{float})"/>
    public static void Softmax(ref Half logits, ref Half probabilities, nuint outer, nuint dim, nuint inner, double scale, in RowRoles<Half> roles) =>
        Softmax(ref logits, ref probabilities, dim, inner, scale, roles, 0, Blocks<Half>(outer, dim, inner));
}
