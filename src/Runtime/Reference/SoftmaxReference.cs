using System;

namespace SoftmaxGen;

#pragma warning disable RS0026 // Overloads differ in their element type, so that the optional scale never makes a call ambiguous.

/// <summary>
/// Softmax, its relatives and its gradients, slow and obvious, in about 100 bits throughout and rounded to <see cref="double"/> at the end: what the kernels are compared with, by
/// the tests and by kernels built with <c>SoftmaxGenSelfCheck</c>.
/// </summary>
/// <remarks>
/// <para>Every method works on <c>scale · logits</c>; the scale is finite and not 0. Results are within 0.51 ULP of a double for rows of any length, so that they serve
/// as exact ones beside kernels of every type. Memory is allocated. Spans of a row have the same length; outputs may be inputs.</para>
/// <para>Edge policy: −∞ has probability +0; a row with NaN or +∞, or with nothing but −∞, has NaN probabilities, losses and gradients; its log-sum-exp
/// is NaN, +∞ and −∞. A loss whose target is −∞ is +∞.</para>
/// </remarks>
public static class SoftmaxReference
{
    /// <summary>Writes <c>exp(scale·logits[i]) / Σ exp(scale·logits[j])</c>.</summary>
    /// <param name="logits">The row.</param>
    /// <param name="probabilities">As long as the row.</param>
    /// <param name="scale">Factor on every logit.</param>
    public static void Softmax(ReadOnlySpan<double> logits, Span<double> probabilities, double scale = 1)
    {
        SameLength(probabilities.Length, logits.Length, nameof(probabilities));
        var row = new ReferenceRow(logits, scale);
        for (int i = 0; i < logits.Length; i++)
        {
            probabilities[i] = row.Probability(i);
        }
    }

    /// <inheritdoc cref="Softmax(ReadOnlySpan{double}, Span{double}, double)"/>
    public static void Softmax(ReadOnlySpan<float> logits, Span<double> probabilities, double scale = 1) =>
        Softmax(Widen(logits), probabilities, scale);

    /// <inheritdoc cref="Softmax(ReadOnlySpan{double}, Span{double}, double)"/>
    public static void Softmax(ReadOnlySpan<Half> logits, Span<double> probabilities, double scale = 1) =>
        Softmax(Widen(logits), probabilities, scale);

    /// <summary>Writes <c>scale·logits[i] − log Σ exp(scale·logits[j])</c>.</summary>
    /// <param name="logits">The row.</param>
    /// <param name="logProbabilities">As long as the row; in nats.</param>
    /// <param name="scale">Factor on every logit.</param>
    public static void LogSoftmax(ReadOnlySpan<double> logits, Span<double> logProbabilities, double scale = 1)
    {
        SameLength(logProbabilities.Length, logits.Length, nameof(logProbabilities));
        var row = new ReferenceRow(logits, scale);
        for (int i = 0; i < logits.Length; i++)
        {
            logProbabilities[i] = row.LogProbability(i);
        }
    }

    /// <inheritdoc cref="LogSoftmax(ReadOnlySpan{double}, Span{double}, double)"/>
    public static void LogSoftmax(ReadOnlySpan<float> logits, Span<double> logProbabilities, double scale = 1) =>
        LogSoftmax(Widen(logits), logProbabilities, scale);

    /// <inheritdoc cref="LogSoftmax(ReadOnlySpan{double}, Span{double}, double)"/>
    public static void LogSoftmax(ReadOnlySpan<Half> logits, Span<double> logProbabilities, double scale = 1) =>
        LogSoftmax(Widen(logits), logProbabilities, scale);

    /// <summary>Computes <c>log Σ exp(scale·logits[i])</c> in nats; −∞ for an empty row.</summary>
    /// <param name="logits">The row.</param>
    /// <param name="scale">Factor on every logit.</param>
    public static double LogSumExp(ReadOnlySpan<double> logits, double scale = 1) => new ReferenceRow(logits, scale).LogSumExp;

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{double}, double)"/>
    public static double LogSumExp(ReadOnlySpan<float> logits, double scale = 1) => LogSumExp(Widen(logits), scale);

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{double}, double)"/>
    public static double LogSumExp(ReadOnlySpan<Half> logits, double scale = 1) => LogSumExp(Widen(logits), scale);

    /// <summary>Writes <c>scale · probabilities[i] · (upstream[i] − Σ probabilities[j]·upstream[j])</c>.</summary>
    /// <param name="probabilities">The softmax of the row.</param>
    /// <param name="upstream">The gradient with respect to the probabilities.</param>
    /// <param name="gradient">The gradient with respect to the logits.</param>
    /// <param name="scale">Factor on every logit.</param>
    /// <remarks>Plain arithmetic decides about infinities: <c>0 · ∞</c> is NaN, and with it the row.</remarks>
    public static void SoftmaxGradient(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> upstream, Span<double> gradient, double scale = 1)
    {
        SameLength(upstream.Length, probabilities.Length, nameof(upstream));
        SameLength(gradient.Length, probabilities.Length, nameof(gradient));
        DoubleDouble dot = Dot(probabilities, upstream);
        for (int i = 0; i < probabilities.Length; i++)
        {
            gradient[i] = double.IsFinite(dot.High)
                ? (double)((upstream[i] - dot) * DoubleDouble.Product(scale, probabilities[i]))
                : scale * probabilities[i] * (upstream[i] - dot.High);
        }
    }

    /// <inheritdoc cref="SoftmaxGradient(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double}, double)"/>
    public static void SoftmaxGradient(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<double> gradient, double scale = 1) =>
        SoftmaxGradient(Widen(probabilities), Widen(upstream), gradient, scale);

    /// <inheritdoc cref="SoftmaxGradient(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double}, double)"/>
    public static void SoftmaxGradient(ReadOnlySpan<Half> probabilities, ReadOnlySpan<Half> upstream, Span<double> gradient, double scale = 1) =>
        SoftmaxGradient(Widen(probabilities), Widen(upstream), gradient, scale);

    /// <summary>Computes <c>−log softmax(scale·logits)[target]</c> in nats.</summary>
    /// <param name="logits">The row.</param>
    /// <param name="target">The index of the right class.</param>
    /// <param name="scale">Factor on every logit.</param>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> logits, int target, double scale = 1) =>
        new ReferenceRow(logits, scale).CrossEntropy(target);

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{double}, int, double)"/>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<float> logits, int target, double scale = 1) =>
        SoftmaxCrossEntropy(Widen(logits), target, scale);

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{double}, int, double)"/>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<Half> logits, int target, double scale = 1) =>
        SoftmaxCrossEntropy(Widen(logits), target, scale);

    /// <summary>
    /// Computes <c>−log softmax(scale·logits)[target]</c> in nats, and writes its gradient <c>scale · (probabilities − onehot(target))</c>.
    /// </summary>
    /// <param name="logits">The row.</param>
    /// <param name="target">The index of the right class.</param>
    /// <param name="gradient">The gradient with respect to the logits.</param>
    /// <param name="scale">Factor on every logit.</param>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> logits, int target, Span<double> gradient, double scale = 1)
    {
        SameLength(gradient.Length, logits.Length, nameof(gradient));
        var row = new ReferenceRow(logits, scale);
        for (int i = 0; i < logits.Length; i++)
        {
            gradient[i] = row.CrossEntropyGradient(i, target, scale);
        }

        return row.CrossEntropy(target);
    }

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{double}, int, Span{double}, double)"/>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<float> logits, int target, Span<double> gradient, double scale = 1) =>
        SoftmaxCrossEntropy(Widen(logits), target, gradient, scale);

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{double}, int, Span{double}, double)"/>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<Half> logits, int target, Span<double> gradient, double scale = 1) =>
        SoftmaxCrossEntropy(Widen(logits), target, gradient, scale);

    /// <summary><c>Σ probabilities[i]·upstream[i]</c>, which the gradient subtracts from every upstream element; one double when it is not finite.</summary>
    internal static DoubleDouble Dot(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> upstream)
    {
        DoubleDouble sum = 0;
        double plain = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            sum += DoubleDouble.Product(probabilities[i], upstream[i]);
            plain += probabilities[i] * upstream[i];
        }

        return double.IsFinite(plain) ? sum : plain;
    }

    internal static double[] Widen(ReadOnlySpan<float> row)
    {
        var wide = new double[row.Length];
        for (int i = 0; i < row.Length; i++)
        {
            wide[i] = row[i];
        }

        return wide;
    }

    internal static double[] Widen(ReadOnlySpan<Half> row)
    {
        var wide = new double[row.Length];
        for (int i = 0; i < row.Length; i++)
        {
            wide[i] = (double)row[i];
        }

        return wide;
    }

    private static void SameLength(int length, int needed, string parameter)
    {
        if (length != needed)
        {
            throw new ArgumentException($"'{parameter}' has {length} elements; it needs {needed}.", parameter);
        }
    }
}
