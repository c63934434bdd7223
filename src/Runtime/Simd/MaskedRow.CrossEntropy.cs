using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

public static partial class MaskedRow
{
    /// <summary>The loss of a masked row in nats: ∞ for a target that takes no part.</summary>
    public static double CrossEntropy(ref float logits, int dim, int target, double scale, ReadOnlySpan<float> added, ReadOnlySpan<bool> marks, int validLength) =>
        Loss(new MaskedLogits<float>(MemoryMarshal.CreateReadOnlySpan(ref logits, dim), added, marks, validLength), target, scale, out _, out _);

    /// <inheritdoc cref="CrossEntropy(ref float, int, int, double, ReadOnlySpan{float}, ReadOnlySpan{bool}, int)"/>
    public static double CrossEntropy(ref Half logits, int dim, int target, double scale, ReadOnlySpan<Half> added, ReadOnlySpan<bool> marks, int validLength) =>
        Loss(new MaskedLogits<Half>(MemoryMarshal.CreateReadOnlySpan(ref logits, dim), added, marks, validLength), target, scale, out _, out _);

    /// <inheritdoc cref="CrossEntropy(ref float, int, int, double, ReadOnlySpan{float}, ReadOnlySpan{bool}, int)"/>
    public static double CrossEntropy(ref double logits, int dim, int target, double scale, ReadOnlySpan<double> added, ReadOnlySpan<bool> marks, int validLength) =>
        Loss(new MaskedLogits<double>(MemoryMarshal.CreateReadOnlySpan(ref logits, dim), added, marks, validLength), target, scale, out _, out _);

    /// <summary>
    /// The loss, and <c>weight · (softmax − onehot(target))</c> as its gradient, which may be the same memory as the logits and is 0 for all that takes no part.
    /// </summary>
    public static double CrossEntropyWithGradient(
        ref float logits, ref float gradient, int dim, int target, double scale, double weight, ReadOnlySpan<float> added, ReadOnlySpan<bool> marks, int validLength)
    {
        var row = new MaskedLogits<float>(MemoryMarshal.CreateReadOnlySpan(ref logits, dim), added, marks, validLength);
        double loss = Loss(row, target, scale, out double top, out double others);
        double sum = Sum(row, target, scale, top, others);
        for (int i = 0; i < dim; i++)
        {
            Unsafe.Add(ref gradient, i) = (float)Gradient(row, i, target, scale, weight, top, others, sum);
        }

        return loss;
    }

    /// <inheritdoc cref="CrossEntropyWithGradient(ref float, ref float, int, int, double, double, ReadOnlySpan{float}, ReadOnlySpan{bool}, int)"/>
    public static double CrossEntropyWithGradient(
        ref Half logits, ref Half gradient, int dim, int target, double scale, double weight, ReadOnlySpan<Half> added, ReadOnlySpan<bool> marks, int validLength)
    {
        var row = new MaskedLogits<Half>(MemoryMarshal.CreateReadOnlySpan(ref logits, dim), added, marks, validLength);
        double loss = Loss(row, target, scale, out double top, out double others);
        double sum = Sum(row, target, scale, top, others);
        for (int i = 0; i < dim; i++)
        {
            Unsafe.Add(ref gradient, i) = (Half)Gradient(row, i, target, scale, weight, top, others, sum);
        }

        return loss;
    }

    /// <inheritdoc cref="CrossEntropyWithGradient(ref float, ref float, int, int, double, double, ReadOnlySpan{float}, ReadOnlySpan{bool}, int)"/>
    public static double CrossEntropyWithGradient(
        ref double logits, ref double gradient, int dim, int target, double scale, double weight, ReadOnlySpan<double> added, ReadOnlySpan<bool> marks, int validLength)
    {
        var row = new MaskedLogits<double>(MemoryMarshal.CreateReadOnlySpan(ref logits, dim), added, marks, validLength);
        double loss = Loss(row, target, scale, out double top, out double others);
        double sum = Sum(row, target, scale, top, others);
        for (int i = 0; i < dim; i++)
        {
            Unsafe.Add(ref gradient, i) = Gradient(row, i, target, scale, weight, top, others, sum);
        }

        return loss;
    }

    private static double Loss<T>(MaskedLogits<T> row, int target, double scale, out double top, out double others)
        where T : unmanaged
    {
        (top, others) = State(row, scale, without: target);
        if (!row.TakesPart(target))
        {
            return double.IsNaN(others) ? double.NaN : double.PositiveInfinity;
        }

        return ScalarRow.Loss(others, Exp(row[target], top, scale), (row[target] - top) * scale);
    }

    private static double Sum<T>(MaskedLogits<T> row, int target, double scale, double top, double others)
        where T : unmanaged => others + (row.TakesPart(target) ? Exp(row[target], top, scale) : 0);

    private static double Gradient<T>(MaskedLogits<T> row, int i, int target, double scale, double weight, double top, double others, double sum)
        where T : unmanaged =>
        !row.TakesPart(i) ? 0
        : i == target ? -weight * (others / sum)
        : weight * (Exp(row[i], top, scale) / sum);
}
