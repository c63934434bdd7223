using System;
using System.ComponentModel;

namespace SoftmaxGen.Simd;

/// <summary>
/// Compares what a kernel has computed with <see cref="SoftmaxReference"/>. Called by generated kernels when the MSBuild property
/// <c>SoftmaxGenSelfCheck</c> is true, with copies of inputs that the kernel may have overwritten.
/// </summary>
/// <remarks>
/// Allowed are the errors of the accuracy contract: probabilities 4 ULP, or one subnormal step where that is more; gradients 4 ULP of the largest
/// term of their row; losses 2 ULP at the scale max(|loss|, 1), and for a reduced loss the sum or mean of what its rows are allowed.
/// NaN must be NaN on both sides.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelSelfCheck
{
    /// <summary>Checks the probabilities of any number of rows.</summary>
    /// <exception cref="KernelVerificationException">A probability is further off than 4 ULP.</exception>
    public static void Softmax(string kernel, ReadOnlySpan<float> logits, ReadOnlySpan<float> probabilities, int dim, double scale)
    {
        var expected = new double[dim];
        for (int row = 0; row < logits.Length / dim; row++)
        {
            SoftmaxReference.Softmax(logits.Slice(row * dim, dim), expected, scale);
            ReadOnlySpan<float> actual = probabilities.Slice(row * dim, dim);
            for (int i = 0; i < dim; i++)
            {
                Require(Accuracy.ProbabilityError(actual[i], expected[i]) <= Accuracy.ProbabilityUlps, kernel, row, i, actual[i], expected[i]);
            }
        }
    }

    /// <summary>Checks the softmax gradients of any number of rows.</summary>
    /// <exception cref="KernelVerificationException">An element is further off than 4 ULP of the largest term of its row.</exception>
    public static void SoftmaxGradient(
        string kernel, ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, ReadOnlySpan<float> gradient, int dim, double scale)
    {
        var expected = new double[dim];
        for (int row = 0; row < probabilities.Length / dim; row++)
        {
            double[] p = SoftmaxReference.Widen(probabilities.Slice(row * dim, dim));
            double[] u = SoftmaxReference.Widen(upstream.Slice(row * dim, dim));
            SoftmaxReference.SoftmaxGradient(p, u, expected, scale);
            RequireGradient(kernel, row, gradient.Slice(row * dim, dim), expected, Accuracy.LargestGradientTerm(p, u, scale));
        }
    }

    /// <summary>
    /// Checks losses and, unless <paramref name="gradient"/> is empty, gradients. <paramref name="losses"/> holds one loss per row under
    /// <see cref="Reduction.None"/>, otherwise the reduced one.
    /// </summary>
    /// <exception cref="KernelVerificationException">A loss or a gradient is further off than the contract allows.</exception>
    public static void SoftmaxCrossEntropy(
        string kernel,
        ReadOnlySpan<float> logits,
        ReadOnlySpan<int> targets,
        ReadOnlySpan<float> losses,
        ReadOnlySpan<float> gradient,
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
            double loss = SoftmaxReference.SoftmaxCrossEntropy(logits.Slice(row * dim, dim), targets[row], expected, scale);
            if (reduction == Reduction.None)
            {
                Require(Accuracy.LogError(losses[row], loss) <= Accuracy.LogUlps, kernel, row, -1, losses[row], loss);
            }

            total += loss * weight;
            allowed += Accuracy.LogUlps * Accuracy.LogUlp(loss) * weight;
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
            Require(Accuracy.Error(losses[0], total, Math.Max(allowed, Accuracy.LogUlp(total))) <= 1, kernel, -1, -1, losses[0], total);
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

    private static void RequireGradient(string kernel, int row, ReadOnlySpan<float> actual, double[] expected, double largestTerm)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Require(Accuracy.GradientError(actual[i], expected[i], largestTerm) <= Accuracy.GradientUlps, kernel, row, i, actual[i], expected[i]);
        }
    }

    private static void Require(bool accurate, string kernel, int row, int index, double actual, double expected)
    {
        if (!accurate)
        {
            throw new KernelVerificationException(kernel, row, index, actual, expected);
        }
    }
}
