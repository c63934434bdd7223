using System;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

public static partial class ReproducibleRows
{
    /// <inheritdoc cref="SoftmaxCrossEntropy(ref float, ref int, ref float, ref float, nuint, nuint, nuint, double, double, in RowRoles{float})"/>
    public static ExactSum SoftmaxCrossEntropy(
        ref float logits, ref int targets, ref float losses, ref float gradient, nuint outer, nuint dim, nuint inner, double scale, double weight) =>
        SoftmaxCrossEntropy(ref logits, ref targets, ref losses, ref gradient, outer, dim, inner, scale, weight, default);

    /// <summary>
    /// The sum of <c>−log softmax(scale · (logits + mask))[target]</c> over all rows, in nats; ∞ for a target that takes no part. Writes each loss, and
    /// <c>weight · (softmax − onehot(target))</c>, where there is memory for them.
    /// </summary>
    /// <param name="logits">The tensor.</param>
    /// <param name="targets">[outer, inner], from 0 to dim − 1.</param>
    /// <param name="losses">[outer, inner], or a null reference.</param>
    /// <param name="gradient">As the logits, possibly the same memory, or a null reference.</param>
    /// <param name="outer">Slices of the tensor.</param>
    /// <param name="dim">Length of a row.</param>
    /// <param name="inner">From one element of a row to the next.</param>
    /// <param name="scale">Factor on every logit.</param>
    /// <param name="weight">The whole factor on the gradient: the scale, divided by the number of rows under a mean.</param>
    /// <param name="roles">Which entries take part.</param>
    /// <returns>A sum that has lost nothing: those of the parts of a batch, merged in any order, are that of the batch.</returns>
    public static ExactSum SoftmaxCrossEntropy(
        ref float logits, ref int targets, ref float losses, ref float gradient, nuint outer, nuint dim, nuint inner, double scale, double weight, in RowRoles<float> roles)
    {
        ExactSum total = default;
        FloatCrossEntropy<float, PlainFormat<float>>(ref logits, ref targets, ref losses, ref gradient, outer * inner, dim, inner, scale, weight, roles, ref total);
        return total;
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy(ref float, ref int, ref float, ref float, nuint, nuint, nuint, double, double, in RowRoles{float})"/>
    public static ExactSum SoftmaxCrossEntropy(
        ref double logits, ref int targets, ref double losses, ref double gradient, nuint outer, nuint dim, nuint inner, double scale, double weight) =>
        SoftmaxCrossEntropy(ref logits, ref targets, ref losses, ref gradient, outer, dim, inner, scale, weight, default);

    /// <inheritdoc cref="SoftmaxCrossEntropy(ref float, ref int, ref float, ref float, nuint, nuint, nuint, double, double, in RowRoles{float})"/>
    public static ExactSum SoftmaxCrossEntropy(
        ref double logits, ref int targets, ref double losses, ref double gradient, nuint outer, nuint dim, nuint inner, double scale, double weight, in RowRoles<double> roles)
    {
        ExactSum total = default;
        DoubleCrossEntropy<double, PlainFormat<double>>(ref logits, ref targets, ref losses, ref gradient, outer * inner, dim, inner, scale, weight, roles, ref total);
        return total;
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy(ref float, ref int, ref float, ref float, nuint, nuint, nuint, double, double, in RowRoles{float})"/>
    public static ExactSum SoftmaxCrossEntropy(
        ref Half logits, ref int targets, ref Half losses, ref Half gradient, nuint outer, nuint dim, nuint inner, double scale, double weight) =>
        SoftmaxCrossEntropy(ref logits, ref targets, ref losses, ref gradient, outer, dim, inner, scale, weight, default);

    /// <inheritdoc cref="SoftmaxCrossEntropy(ref float, ref int, ref float, ref float, nuint, nuint, nuint, double, double, in RowRoles{float})"/>
    public static ExactSum SoftmaxCrossEntropy(
        ref Half logits, ref int targets, ref Half losses, ref Half gradient, nuint outer, nuint dim, nuint inner, double scale, double weight, in RowRoles<Half> roles)
    {
        ExactSum total = default;
        FloatCrossEntropy<Half, HalfFormat>(ref logits, ref targets, ref losses, ref gradient, outer * inner, dim, inner, scale, weight, roles, ref total);
        return total;
    }

    private static void FloatCrossEntropy<TStorage, TFormat>(
        ref TStorage logits, ref int targets, ref TStorage losses, ref TStorage gradient, nuint rows, nuint dim, nuint inner, double scale, double weight, in RowRoles<TStorage> roles, ref ExactSum total)
        where TStorage : unmanaged
        where TFormat : struct, IRowFormat<TStorage, float>
    {
        if (Simd512.IsSupported)
        {
            ReproducibleKernel<TStorage, TFormat, float, Vector512<float>, FloatVectors512>.CrossEntropy(ref logits, ref targets, ref losses, ref gradient, rows, dim, inner, scale, weight, roles, ref total);
        }
        else if (HasAvx2)
        {
            ReproducibleKernel<TStorage, TFormat, float, Vector256<float>, FloatVectors256>.CrossEntropy(ref logits, ref targets, ref losses, ref gradient, rows, dim, inner, scale, weight, roles, ref total);
        }
        else if (Simd128.IsSupported)
        {
            ReproducibleKernel<TStorage, TFormat, float, Vector128<float>, FloatVectors128>.CrossEntropy(ref logits, ref targets, ref losses, ref gradient, rows, dim, inner, scale, weight, roles, ref total);
        }
        else
        {
            ReproducibleKernel<TStorage, TFormat, float, float, FloatVectorsScalar>.CrossEntropy(ref logits, ref targets, ref losses, ref gradient, rows, dim, inner, scale, weight, roles, ref total);
        }
    }

    private static void DoubleCrossEntropy<TStorage, TFormat>(
        ref TStorage logits, ref int targets, ref TStorage losses, ref TStorage gradient, nuint rows, nuint dim, nuint inner, double scale, double weight, in RowRoles<TStorage> roles, ref ExactSum total)
        where TStorage : unmanaged
        where TFormat : struct, IRowFormat<TStorage, double>
    {
        if (Simd512.IsSupported)
        {
            ReproducibleKernel<TStorage, TFormat, double, Vector512<double>, DoubleVectors512>.CrossEntropy(ref logits, ref targets, ref losses, ref gradient, rows, dim, inner, scale, weight, roles, ref total);
        }
        else if (HasAvx2)
        {
            ReproducibleKernel<TStorage, TFormat, double, Vector256<double>, DoubleVectors256>.CrossEntropy(ref logits, ref targets, ref losses, ref gradient, rows, dim, inner, scale, weight, roles, ref total);
        }
        else if (Simd128.IsSupported)
        {
            ReproducibleKernel<TStorage, TFormat, double, Vector128<double>, DoubleVectors128>.CrossEntropy(ref logits, ref targets, ref losses, ref gradient, rows, dim, inner, scale, weight, roles, ref total);
        }
        else
        {
            ReproducibleKernel<TStorage, TFormat, double, double, DoubleVectorsScalar>.CrossEntropy(ref logits, ref targets, ref losses, ref gradient, rows, dim, inner, scale, weight, roles, ref total);
        }
    }
}
