using System;
using System.Numerics;

namespace SoftmaxGen.Simd;

/// <summary>What <see cref="KernelSelfCheck"/> does, for every element type.</summary>
internal static class SelfCheck<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Softmax(string kernel, ReadOnlySpan<T> logits, ReadOnlySpan<T> probabilities, int dim, double scale)
    {
        var expected = new double[dim];
        for (int row = 0; row < logits.Length / dim; row++)
        {
            SoftmaxReference.Softmax(Widen(logits.Slice(row * dim, dim)), expected, scale);
            ReadOnlySpan<T> actual = probabilities.Slice(row * dim, dim);
            for (int i = 0; i < dim; i++)
            {
                Require(Accuracy.ProbabilityError(actual[i], expected[i]) <= Accuracy.AllowedOfProbability<T>(), kernel, row, i, actual[i], expected[i]);
            }
        }
    }

    public static void SoftmaxGradient(
        string kernel, ReadOnlySpan<T> probabilities, ReadOnlySpan<T> upstream, ReadOnlySpan<T> gradient, int dim, double scale)
    {
        var expected = new double[dim];
        for (int row = 0; row < probabilities.Length / dim; row++)
        {
            double[] p = Widen(probabilities.Slice(row * dim, dim));
            double[] u = Widen(upstream.Slice(row * dim, dim));
            SoftmaxReference.SoftmaxGradient(p, u, expected, scale);
            RequireGradient(kernel, row, gradient.Slice(row * dim, dim), expected, Accuracy.LargestGradientTerm(p, u, scale));
        }
    }

    public static void SoftmaxCrossEntropy(
        string kernel,
        ReadOnlySpan<T> logits,
        ReadOnlySpan<int> targets,
        ReadOnlySpan<T> losses,
        ReadOnlySpan<T> gradient,
        int dim,
        double scale,
        Reduction reduction)
    {
        int rows = logits.Length / dim;
        double weight = reduction == Reduction.Mean ? 1.0 / rows : 1;
        var expected = new double[dim];
        double total = 0, allowed = 0;
        for (int row = 0; row < rows; row++)
        {
            double loss = SoftmaxReference.SoftmaxCrossEntropy(Widen(logits.Slice(row * dim, dim)), targets[row], expected, scale);
            if (reduction == Reduction.None)
            {
                Require(Accuracy.LogError(losses[row], loss) <= Accuracy.LogUlps, kernel, row, -1, losses[row], loss);
            }

            total += loss * weight;
            allowed += Accuracy.LogUlps * Accuracy.LogUlp<T>(loss) * weight;
            if (!gradient.IsEmpty)
            {
                double largest = Weigh(expected, weight);
                RequireGradient(kernel, row, gradient.Slice(row * dim, dim), expected, largest);
            }
        }

        if (reduction != Reduction.None)
        {
            // A mean over no rows is 0/0.
            total = reduction == Reduction.Mean && rows == 0 ? double.NaN : total;
            Require(Accuracy.Error(losses[0], total, Math.Max(allowed, Accuracy.LogUlp<T>(total))) <= 1, kernel, -1, -1, losses[0], total);
        }
    }

    private static double[] Widen(ReadOnlySpan<T> row)
    {
        var wide = new double[row.Length];
        for (int i = 0; i < row.Length; i++)
        {
            wide[i] = double.CreateTruncating(row[i]);
        }

        return wide;
    }

    /// <summary>Multiplies a gradient and returns its largest magnitude.</summary>
    private static double Weigh(double[] gradient, double weight)
    {
        double largest = 0;
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= weight;
            largest = Math.Max(largest, Math.Abs(gradient[i]));
        }

        return largest;
    }

    private static void RequireGradient(string kernel, int row, ReadOnlySpan<T> actual, double[] expected, double largestTerm)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Require(Accuracy.GradientError(actual[i], expected[i], largestTerm) <= Accuracy.GradientUlps, kernel, row, i, actual[i], expected[i]);
        }
    }

    private static void Require(bool accurate, string kernel, int row, int index, T actual, double expected)
    {
        if (!accurate)
        {
            throw new KernelVerificationException(kernel, row, index, double.CreateTruncating(actual), expected);
        }
    }
}
