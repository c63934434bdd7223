using System;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

public static partial class InnerRows
{
    /// <summary>
    /// Losses in nats of the rows of the blocks from <paramref name="firstBlock"/> on, and <c>weight · (softmax − onehot(target))</c> as their gradient, which may be the
    /// same memory as the logits. Targets and losses are [outer, inner]; losses and gradient may be null references.
    /// </summary>
    /// <returns>The sum of the losses.</returns>
    public static LossSum SoftmaxCrossEntropy(
        ref float logits,
        ref int targets,
        ref float losses,
        ref float gradient,
        nuint dim,
        nuint inner,
        double scale,
        double weight,
        in RowRoles<float> roles,
        nuint firstBlock,
        nuint blocks)
    {
        var plan = new InnerPlan(dim, inner, sizeof(float));
        if (!AnyRow.FitsFloat(scale) || !Simd128.IsSupported)
        {
            return InnerCrossEntropy<float, float, float, FloatColumnsScalar, PlainMemory<float, float, FloatColumnsScalar>>.Run(ref logits, ref targets, ref losses, ref gradient, plan, firstBlock, blocks, scale, weight, roles);
        }

        if (Simd512.IsSupported)
        {
            return InnerCrossEntropy<float, float, Vector512<float>, FloatColumns512, PlainMemory<float, Vector512<float>, FloatColumns512>>.Run(ref logits, ref targets, ref losses, ref gradient, plan, firstBlock, blocks, scale, weight, roles);
        }

        if (Simd256.IsSupported)
        {
            return InnerCrossEntropy<float, float, Vector256<float>, FloatColumns256, PlainMemory<float, Vector256<float>, FloatColumns256>>.Run(ref logits, ref targets, ref losses, ref gradient, plan, firstBlock, blocks, scale, weight, roles);
        }

        return InnerCrossEntropy<float, float, Vector128<float>, FloatColumns128, PlainMemory<float, Vector128<float>, FloatColumns128>>.Run(ref logits, ref targets, ref losses, ref gradient, plan, firstBlock, blocks, scale, weight, roles);
    }

    /// <summary>The same of a whole tensor.</summary>
    /// <returns>The sum of the losses.</returns>
    public static LossSum SoftmaxCrossEntropy(
        ref float logits, ref int targets, ref float losses, ref float gradient, nuint outer, nuint dim, nuint inner, double scale, double weight, in RowRoles<float> roles) =>
        SoftmaxCrossEntropy(ref logits, ref targets, ref losses, ref gradient, dim, inner, scale, weight, roles, 0, Blocks<float>(outer, dim, inner));

    /// <inheritdoc cref="SoftmaxCrossEntropy(ref float, ref int, ref float, ref float, nuint, nuint, double, double, in RowRoles{float}, nuint, nuint)"/>
    public static LossSum SoftmaxCrossEntropy(
        ref double logits,
        ref int targets,
        ref double losses,
        ref double gradient,
        nuint dim,
        nuint inner,
        double scale,
        double weight,
        in RowRoles<double> roles,
        nuint firstBlock,
        nuint blocks)
    {
        var plan = new InnerPlan(dim, inner, sizeof(double));
        if (!Simd128.IsSupported)
        {
            return InnerCrossEntropy<double, double, double, DoubleColumnsScalar, PlainMemory<double, double, DoubleColumnsScalar>>.Run(ref logits, ref targets, ref losses, ref gradient, plan, firstBlock, blocks, scale, weight, roles);
        }

        if (Simd512.IsSupported)
        {
            return InnerCrossEntropy<double, double, Vector512<double>, DoubleColumns512, PlainMemory<double, Vector512<double>, DoubleColumns512>>.Run(ref logits, ref targets, ref losses, ref gradient, plan, firstBlock, blocks, scale, weight, roles);
        }

        if (Simd256.IsSupported)
        {
            return InnerCrossEntropy<double, double, Vector256<double>, DoubleColumns256, PlainMemory<double, Vector256<double>, DoubleColumns256>>.Run(ref logits, ref targets, ref losses, ref gradient, plan, firstBlock, blocks, scale, weight, roles);
        }

        return InnerCrossEntropy<double, double, Vector128<double>, DoubleColumns128, PlainMemory<double, Vector128<double>, DoubleColumns128>>.Run(ref logits, ref targets, ref losses, ref gradient, plan, firstBlock, blocks, scale, weight, roles);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy(ref float, ref int, ref float, ref float, nuint, nuint, nuint, double, double, in RowRoles{float})"/>
    public static LossSum SoftmaxCrossEntropy(
        ref double logits, ref int targets, ref double losses, ref double gradient, nuint outer, nuint dim, nuint inner, double scale, double weight, in RowRoles<double> roles) =>
        SoftmaxCrossEntropy(ref logits, ref targets, ref losses, ref gradient, dim, inner, scale, weight, roles, 0, Blocks<double>(outer, dim, inner));

    /// <inheritdoc cref="SoftmaxCrossEntropy(ref float, ref int, ref float, ref float, nuint, nuint, double, double, in RowRoles{float}, nuint, nuint)"/>
    public static LossSum SoftmaxCrossEntropy(
        ref Half logits,
        ref int targets,
        ref Half losses,
        ref Half gradient,
        nuint dim,
        nuint inner,
        double scale,
        double weight,
        in RowRoles<Half> roles,
        nuint firstBlock,
        nuint blocks)
    {
        var plan = new InnerPlan(dim, inner, sizeof(float));
        if (!AnyRow.FitsFloat(scale) || !Simd128.IsSupported)
        {
            return InnerCrossEntropy<Half, float, float, FloatColumnsScalar, HalfMemoryScalar>.Run(ref logits, ref targets, ref losses, ref gradient, plan, firstBlock, blocks, scale, weight, roles);
        }

        if (Simd512.IsSupported)
        {
            return InnerCrossEntropy<Half, float, Vector512<float>, FloatColumns512, HalfMemory512>.Run(ref logits, ref targets, ref losses, ref gradient, plan, firstBlock, blocks, scale, weight, roles);
        }

        if (Simd256.IsSupported)
        {
            return InnerCrossEntropy<Half, float, Vector256<float>, FloatColumns256, HalfMemory256>.Run(ref logits, ref targets, ref losses, ref gradient, plan, firstBlock, blocks, scale, weight, roles);
        }

        return InnerCrossEntropy<Half, float, Vector128<float>, FloatColumns128, HalfMemory128>.Run(ref logits, ref targets, ref losses, ref gradient, plan, firstBlock, blocks, scale, weight, roles);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy(ref float, ref int, ref float, ref float, nuint, nuint, nuint, double, double, in RowRoles{float})"/>
    public static LossSum SoftmaxCrossEntropy(
        ref Half logits, ref int targets, ref Half losses, ref Half gradient, nuint outer, nuint dim, nuint inner, double scale, double weight, in RowRoles<Half> roles) =>
        SoftmaxCrossEntropy(ref logits, ref targets, ref losses, ref gradient, dim, inner, scale, weight, roles, 0, Blocks<Half>(outer, dim, inner));
}
