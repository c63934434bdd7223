using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>Spans of the wrong length and targets out of range: the exception says what and how many, and nothing is written.</summary>
public sealed class LengthTests
{
    private const float Untouched = 12345;

    private static int[] WrongRowLengths(int dim) => [0, dim - 1, dim + 1, 2 * dim];

    private static int[] WrongBatchLengths(int dim) => [dim - 1, dim + 1, (3 * dim) - 1];

    [Fact]
    public void Softmax()
    {
        foreach (int dim in KernelDims.Edges)
        {
            var one = TestKernels.Get<SoftmaxKernel>("Softmax", dim);
            foreach (int wrong in WrongRowLengths(dim).Where(n => n != dim))
            {
                AssertRefused(one, "logits", [wrong, dim], result => one(new float[wrong], result), new float[dim]);
                AssertRefused(one, "probabilities", [wrong, dim], result => one(new float[dim], result), new float[wrong]);
            }

            var inPlace = TestKernels.Get<InPlaceSoftmaxKernel>("InPlace", dim);
            foreach (int wrong in WrongRowLengths(dim).Where(n => n != dim))
            {
                AssertRefused(inPlace, "row", [wrong, dim], result => inPlace(result), new float[wrong]);
            }

            var rows = TestKernels.Get<SoftmaxKernel>("SoftmaxRows", dim);
            foreach (int wrong in WrongBatchLengths(dim).Where(n => n % dim != 0))
            {
                AssertRefused(rows, "logits", [wrong, dim], result => rows(new float[wrong], result), new float[wrong]);
            }

            AssertRefused(rows, "probabilities", [dim, 2 * dim], result => rows(new float[2 * dim], result), new float[dim]);
            AssertRefused(rows, "probabilities", [3 * dim, 2 * dim], result => rows(new float[2 * dim], result), new float[3 * dim]);
        }
    }

    [Fact]
    public void Softmax_gradient()
    {
        foreach (int dim in KernelDims.Edges)
        {
            var one = TestKernels.Get<GradientKernel>("Gradient", dim);
            foreach (int wrong in WrongRowLengths(dim).Where(n => n != dim))
            {
                AssertRefused(one, "probabilities", [wrong, dim], result => one(new float[wrong], new float[dim], result), new float[dim]);
                AssertRefused(one, "upstream", [wrong, dim], result => one(new float[dim], new float[wrong], result), new float[dim]);
                AssertRefused(one, "gradient", [wrong, dim], result => one(new float[dim], new float[dim], result), new float[wrong]);
            }

            var rows = TestKernels.Get<GradientKernel>("GradientRows", dim);
            AssertRefused(rows, "upstream", [dim, 2 * dim], result => rows(new float[2 * dim], new float[dim], result), new float[2 * dim]);
            AssertRefused(rows, "gradient", [dim, 2 * dim], result => rows(new float[2 * dim], new float[2 * dim], result), new float[dim]);
        }
    }

    [Fact]
    public void Cross_entropy()
    {
        foreach (int dim in KernelDims.Edges)
        {
            var loss = TestKernels.Get<LossKernel>("Loss", dim);
            var lossGradient = TestKernels.Get<LossGradientKernel>("LossGradient", dim);
            foreach (int wrong in WrongRowLengths(dim).Where(n => n != dim))
            {
                AssertRefused(loss, "logits", [wrong, dim], _ => loss(new float[wrong], 0), []);
                AssertRefused(lossGradient, "logits", [wrong, dim], result => lossGradient(new float[wrong], 0, result), new float[dim]);
                AssertRefused(lossGradient, "gradient", [wrong, dim], result => lossGradient(new float[dim], 0, result), new float[wrong]);
            }

            foreach (int target in new[] { -1, dim, int.MinValue, int.MaxValue })
            {
                AssertRefused(loss, "target", [target, dim - 1], _ => loss(new float[dim], target), []);
                AssertRefused(lossGradient, "target", [target, dim - 1], result => lossGradient(new float[dim], target, result), new float[dim]);
            }
        }
    }

    [Fact]
    public void Batched_cross_entropy()
    {
        foreach (int dim in KernelDims.Edges)
        {
            var mean = TestKernels.Get<BatchLossGradientKernel>("MeanLossGradient", dim);
            var losses = TestKernels.Get<RowLossesGradientKernel>("RowLossesGradient", dim);
            AssertRefused(mean, "targets", [1, 2], result => mean(new float[2 * dim], new int[1], result), new float[2 * dim]);
            AssertRefused(mean, "targets", [3, 2], result => mean(new float[2 * dim], new int[3], result), new float[2 * dim]);
            AssertRefused(mean, "gradient", [dim, 2 * dim], result => mean(new float[2 * dim], new int[2], result), new float[dim]);
            AssertRefused(losses, "losses", [1, 2], result => losses(new float[2 * dim], new int[2], new float[1], result), new float[2 * dim]);
            AssertRefused(losses, "gradient", [3 * dim, 2 * dim], result => losses(new float[2 * dim], new int[2], new float[2], result), new float[3 * dim]);
            if (dim > 1)
            {
                AssertRefused(losses, "logits", [(2 * dim) - 1, dim], result => losses(new float[(2 * dim) - 1], new int[2], new float[2], result), new float[2 * dim]);
            }

            foreach (int target in new[] { -1, dim, int.MinValue, int.MaxValue })
            {
                AssertRefused(mean, "targets", [target, dim - 1], result => mean(new float[2 * dim], [0, target], result), new float[2 * dim]);
                AssertRefused(losses, "targets", [target, dim - 1], result => losses(new float[2 * dim], [0, target], result.AsSpan(0, 2), result.AsSpan(2)), new float[2 + (2 * dim)]);
            }
        }
    }

    private static void AssertRefused(Delegate kernel, string parameter, int[] numbers, Action<float[]> call, float[] result)
    {
        Array.Fill(result, Untouched);
        var exception = Assert.ThrowsAny<ArgumentException>(() => call(result));

        string what = $"{kernel.Method.Name}: {exception.Message}";
        Assert.Equal(parameter, exception.ParamName);
        Assert.True(kernel.Method.GetParameters().Any(p => p.Name == parameter), what);
        Assert.All(numbers, n => Assert.Contains(n.ToString(CultureInfo.InvariantCulture), exception.Message, StringComparison.Ordinal));
        Assert.True(result.All(x => x == Untouched), what + " But something was written.");
    }
}
