using System;
using System.Globalization;
using System.Linq;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The self-check passes what is right, and names what is wrong.</summary>
public sealed class KernelSelfCheckTests
{
    private const int Dim = 11, RowCount = 3;
    private const double Scale = 0.5;

    private static readonly int[] Targets = [4, 0, 10];

    [Fact]
    public void Softmax_names_the_wrong_element()
    {
        float[] logits = Rows.UniformFloats(Dim * RowCount, 20, seed: 1), p = Probabilities(logits);
        KernelSelfCheck.Softmax("K", logits, p, Dim, Scale);

        float right = p[Dim + 3];
        p[Dim + 3] = MathF.ScaleB(right, 1);
        KernelVerificationException error = Assert.Throws<KernelVerificationException>(() => KernelSelfCheck.Softmax("K", logits, p, Dim, Scale));

        Assert.Equal(("K", 1, 3), (error.Kernel, error.Row, error.Index));
        Assert.Equal(p[Dim + 3], error.Actual);
        Assert.Equal(right, error.Expected, 1e-6 * right);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"Kernel 'K', row 1, index 3: got {error.Actual:R}, expected {error.Expected:R}."), error.Message);
    }

    [Fact]
    public void Softmax_wants_NaN_where_the_reference_has_it()
    {
        float[] logits = [1, float.NaN, 2], nan = [float.NaN, float.NaN, float.NaN];
        KernelSelfCheck.Softmax("K", logits, nan, 3, 1);
        Assert.Throws<KernelVerificationException>(() => KernelSelfCheck.Softmax("K", logits, [0.5f, float.NaN, 0.5f], 3, 1));
        Assert.Throws<KernelVerificationException>(() => KernelSelfCheck.Softmax("K", [1f, 2, 3], nan, 3, 1));
    }

    [Fact]
    public void Softmax_gradient_is_measured_by_the_largest_term_of_the_row()
    {
        float[] p = Probabilities(Rows.UniformFloats(Dim * RowCount, 4, seed: 2)), upstream = Rows.UniformFloats(Dim * RowCount, 1, seed: 3);
        float[] gradient = new float[p.Length];
        for (int row = 0; row < RowCount; row++)
        {
            ScalarRow.SoftmaxGradient(ref p[row * Dim], ref upstream[row * Dim], ref gradient[row * Dim], Dim, Scale);
        }

        KernelSelfCheck.SoftmaxGradient("K", p, upstream, gradient, Dim, Scale);

        float largest = gradient[(2 * Dim)..].Select(MathF.Abs).Max();
        gradient[2 * Dim] += 20 * (MathF.BitIncrement(largest) - largest);
        KernelVerificationException error = Assert.Throws<KernelVerificationException>(
            () => KernelSelfCheck.SoftmaxGradient("K", p, upstream, gradient, Dim, Scale));
        Assert.Equal((2, 0), (error.Row, error.Index));
    }

    [Theory]
    [InlineData(Reduction.None)]
    [InlineData(Reduction.Sum)]
    [InlineData(Reduction.Mean)]
    public void Cross_entropy_checks_losses_and_gradients(Reduction reduction)
    {
        float[] logits = Rows.UniformFloats(Dim * RowCount, 9, seed: 4), gradient = new float[logits.Length];
        double weight = Scale / (reduction == Reduction.Mean ? RowCount : 1);
        double[] perRow = Enumerable.Range(0, RowCount)
            .Select(row => ScalarRow.CrossEntropyWithGradient(ref logits[row * Dim], ref gradient[row * Dim], Dim, Targets[row], Scale, weight))
            .ToArray();
        float[] losses = reduction switch
        {
            Reduction.None => Array.ConvertAll(perRow, x => (float)x),
            Reduction.Sum => [(float)perRow.Sum()],
            _ => [(float)perRow.Average()],
        };
        void Check() => KernelSelfCheck.SoftmaxCrossEntropy("K", logits, Targets, losses, gradient, Dim, Scale, reduction);
        Check();
        KernelSelfCheck.SoftmaxCrossEntropy("K", logits, Targets, losses, default, Dim, Scale, reduction);

        gradient[Dim + 2] = -gradient[Dim + 2];
        KernelVerificationException wrongGradient = Assert.Throws<KernelVerificationException>(Check);
        Assert.Equal((1, 2), (wrongGradient.Row, wrongGradient.Index));
        gradient[Dim + 2] = -gradient[Dim + 2];

        losses[^1] *= 1.0001f;
        KernelVerificationException wrongLoss = Assert.Throws<KernelVerificationException>(Check);
        Assert.Equal((reduction == Reduction.None ? RowCount - 1 : -1, -1), (wrongLoss.Row, wrongLoss.Index));
        Assert.Contains(reduction == Reduction.None ? "row 2:" : "over all rows:", wrongLoss.Message);
    }

    [Fact]
    public void An_empty_batch_has_a_NaN_mean_and_a_zero_sum()
    {
        KernelSelfCheck.SoftmaxCrossEntropy("K", default, default, [float.NaN], default, Dim, Scale, Reduction.Mean);
        KernelSelfCheck.SoftmaxCrossEntropy("K", default, default, [0f], default, Dim, Scale, Reduction.Sum);
        Assert.Throws<KernelVerificationException>(
            () => KernelSelfCheck.SoftmaxCrossEntropy("K", default, default, [0f], default, Dim, Scale, Reduction.Mean));
    }

    private static float[] Probabilities(float[] logits)
    {
        var p = new double[Dim];
        var result = new float[logits.Length];
        for (int row = 0; row < RowCount; row++)
        {
            SoftmaxReference.Softmax(logits.AsSpan(row * Dim, Dim), p, Scale);
            Rows.ToFloats(p).CopyTo(result, row * Dim);
        }

        return result;
    }
}
