using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// Masked rows of any content, one entry at a time in <see cref="double"/>: where a generated kernel sends a row that its own arithmetic cannot hold, above all one
/// with nothing left under its mask, and the path of CPUs without vectors.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class MaskedRow
{
    /// <summary>Probabilities of <c>scale · (logits + mask)</c>, +0 for what takes no part; the destination may be the source.</summary>
    public static void Softmax(
        ref float logits, ref float probabilities, int dim, double scale, ReadOnlySpan<float> added, ReadOnlySpan<bool> marks, int validLength, EmptyRow emptyRow)
    {
        var row = new MaskedLogits<float>(MemoryMarshal.CreateReadOnlySpan(ref logits, dim), added, marks, validLength);
        if (Fill(row, MemoryMarshal.CreateSpan(ref probabilities, dim), emptyRow, (float)(1.0 / dim), float.NaN))
        {
            return;
        }

        (double top, double sum) = State(row, scale);
        for (int i = 0; i < dim; i++)
        {
            Unsafe.Add(ref probabilities, i) = double.IsNaN(sum) ? float.NaN : (float)Probability(row, i, top, sum, scale);
        }
    }

    /// <inheritdoc cref="Softmax(ref float, ref float, int, double, ReadOnlySpan{float}, ReadOnlySpan{bool}, int, EmptyRow)"/>
    public static void Softmax(
        ref Half logits, ref Half probabilities, int dim, double scale, ReadOnlySpan<Half> added, ReadOnlySpan<bool> marks, int validLength, EmptyRow emptyRow)
    {
        var row = new MaskedLogits<Half>(MemoryMarshal.CreateReadOnlySpan(ref logits, dim), added, marks, validLength);
        if (Fill(row, MemoryMarshal.CreateSpan(ref probabilities, dim), emptyRow, (Half)(1.0 / dim), Half.NaN))
        {
            return;
        }

        (double top, double sum) = State(row, scale);
        for (int i = 0; i < dim; i++)
        {
            Unsafe.Add(ref probabilities, i) = double.IsNaN(sum) ? Half.NaN : (Half)Probability(row, i, top, sum, scale);
        }
    }

    /// <inheritdoc cref="Softmax(ref float, ref float, int, double, ReadOnlySpan{float}, ReadOnlySpan{bool}, int, EmptyRow)"/>
    public static void Softmax(
        ref double logits, ref double probabilities, int dim, double scale, ReadOnlySpan<double> added, ReadOnlySpan<bool> marks, int validLength, EmptyRow emptyRow)
    {
        var row = new MaskedLogits<double>(MemoryMarshal.CreateReadOnlySpan(ref logits, dim), added, marks, validLength);
        if (Fill(row, MemoryMarshal.CreateSpan(ref probabilities, dim), emptyRow, 1.0 / dim, double.NaN))
        {
            return;
        }

        // Double arithmetic is not more exact than the result here: the masked row itself goes to the routine that is exact enough.
        for (int i = 0; i < dim; i++)
        {
            Unsafe.Add(ref probabilities, i) = row.TakesPart(i) ? row[i] : scale < 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }

        AnyRow.Softmax(ref probabilities, ref probabilities, (nuint)dim, scale);
    }

    /// <summary>Handles a row without entries.</summary>
    private static bool Fill<T>(MaskedLogits<T> row, Span<T> probabilities, EmptyRow emptyRow, T uniform, T nan)
        where T : unmanaged
    {
        if (!row.IsEmpty)
        {
            return false;
        }

        probabilities.Fill(emptyRow switch { EmptyRow.NaN => nan, EmptyRow.Uniform => uniform, _ => default });
        return true;
    }

    /// <summary>Maximum and sum; a NaN sum when NaN or +∞ takes part, or nothing but −∞.</summary>
    private static (double Top, double Sum) State<T>(MaskedLogits<T> row, double scale, int without = -1)
        where T : unmanaged
    {
        double top = row.Top(scale);
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            sum += i != without && row.TakesPart(i) ? Exp(row[i], top, scale) : 0;
        }

        return (top, sum);
    }

    /// <summary><c>exp(scale·(x − top))</c>. The difference and the product are rounded, which exp would amplify: what they lose joins the result.</summary>
    private static double Exp(double x, double top, double scale)
    {
        (double difference, double lost) = TwoDoubles.Sum(x, -top);
        (double exponent, double rest) = TwoDoubles.Product(difference, scale);
        double e = Math.Exp(exponent);
        double correction = rest + (lost * scale);
        return e + (double.IsFinite(correction) ? e * correction : 0);
    }

    private static double Probability<T>(MaskedLogits<T> row, int i, double top, double sum, double scale)
        where T : unmanaged => row.TakesPart(i) ? Exp(row[i], top, scale) / sum : 0;
}
