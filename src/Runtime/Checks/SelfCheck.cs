using System;
using System.Numerics;

namespace SoftmaxGen.Simd;

/// <summary>What <see cref="KernelSelfCheck"/> does, for every element type.</summary>
internal static class SelfCheck<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Softmax(string kernel, ReadOnlySpan<T> logits, ReadOnlySpan<T> probabilities, int dim, double scale, int inner, RowRoles<T> roles)
    {
        for (int row = 0; row < logits.Length / dim; row++)
        {
            double[] expected = new CheckedRow<T>(logits, row, dim, inner, roles).Softmax(scale);
            for (int i = 0; i < dim; i++)
            {
                T actual = probabilities[CheckedRow<T>.Index(row, i, dim, inner)];
                Require(Accuracy.ProbabilityError(actual, expected[i]) <= Accuracy.AllowedOfProbability<T>(), kernel, row, i, actual, expected[i]);
            }
        }
    }

    public static void SoftmaxGradient(
        string kernel, ReadOnlySpan<T> probabilities, ReadOnlySpan<T> upstream, ReadOnlySpan<T> gradient, int dim, double scale, int inner)
    {
        var expected = new double[dim];
        for (int row = 0; row < probabilities.Length / dim; row++)
        {
            double[] p = CheckedRow<T>.Widen(probabilities, row, dim, inner);
            double[] u = CheckedRow<T>.Widen(upstream, row, dim, inner);
            SoftmaxReference.SoftmaxGradient(p, u, expected, scale);
            RequireGradient(kernel, row, gradient, inner, expected, Accuracy.LargestGradientTerm(p, u, scale));
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
        Reduction reduction,
        int inner,
        RowRoles<T> roles)
    {
        int rows = logits.Length / dim;
        double weight = reduction == Reduction.Mean ? 1.0 / rows : 1;
        var expected = new double[dim];
        double total = 0, allowed = 0;
        for (int row = 0; row < rows; row++)
        {
            double loss = new CheckedRow<T>(logits, row, dim, inner, roles).CrossEntropy(targets[row], expected, scale);
            if (reduction == Reduction.None)
            {
                Require(Accuracy.LogError(losses[row], loss) <= Accuracy.AllowedOfLog<T>(), kernel, row, -1, losses[row], loss);
            }

            total += loss * weight;
            allowed += Accuracy.AllowedOfLog<T>() * Accuracy.LogUlp<T>(loss) * weight;
            if (!gradient.IsEmpty)
            {
                double largest = Weigh(expected, weight);
                RequireGradient(kernel, row, gradient, inner, expected, largest);
            }
        }

        if (reduction != Reduction.None)
        {
            // A mean over no rows is 0/0.
            total = reduction == Reduction.Mean && rows == 0 ? double.NaN : total;
            Require(Accuracy.Error(losses[0], total, Math.Max(allowed, Accuracy.LogUlp<T>(total))) <= 1, kernel, -1, -1, losses[0], total);
        }
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

    private static void RequireGradient(string kernel, int row, ReadOnlySpan<T> gradient, int inner, double[] expected, double largestTerm)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            T actual = gradient[CheckedRow<T>.Index(row, i, expected.Length, inner)];
            Require(Accuracy.GradientError(actual, expected[i], largestTerm) <= Accuracy.AllowedOfGradient<T>(), kernel, row, i, actual, expected[i]);
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
