using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>The table of docs/numerics.md, value by value, at every position of a row.</summary>
public sealed class HostileValueTests
{
    private static readonly float[] Values =
    [
        // NaNs of every kind: a kernel that computes with bits must not make a number of a payload.
        float.NaN, BitConverter.UInt32BitsToSingle(0xFFC00001), BitConverter.UInt32BitsToSingle(0x7FFFFFFF), BitConverter.UInt32BitsToSingle(0x7F800001),
        float.PositiveInfinity, float.NegativeInfinity,
        float.MaxValue, float.MinValue, 1e30f, -1e30f, 131072f, -131072f, 90852f, -0f,
    ];

    [Fact]
    public void Softmax_with_one_hostile_value_anywhere()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.All)
        {
            var kernel = TestKernels.Get<SoftmaxKernel>("Softmax", dim);
            float[] logits = new float[dim], probabilities = new float[dim];
            foreach (float value in Values)
            {
                foreach (int position in Positions(dim))
                {
                    Ordinary(logits);
                    logits[position] = value;
                    kernel(logits, probabilities);
                    AssertOneHostile(probabilities, value, position, $"Softmax of {dim} with {value} at {position}", tally);
                }
            }
        }

        tally.Report();
    }

    [Fact]
    public void Batched_softmax_with_one_hostile_row()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.Edges)
        {
            var kernel = TestKernels.Get<SoftmaxKernel>("SoftmaxRows", dim);
            const int RowsTried = 6;
            float[] logits = new float[RowsTried * dim], probabilities = new float[RowsTried * dim];
            foreach (float value in Values)
            {
                for (int row = 0; row < RowsTried; row++)
                {
                    Ordinary(logits);
                    int position = (row * 7) % dim;
                    logits[(row * dim) + position] = value;
                    kernel(logits, probabilities);

                    AssertOneHostile(probabilities.AsSpan(row * dim, dim), value, position, $"Row {row} of rows of {dim} with {value}", tally);
                    double[] exact = Expected.Softmax(logits, dim);
                    for (int other = 0; other < RowsTried; other++)
                    {
                        if (other != row)
                        {
                            Compare<float>.Probabilities(probabilities.AsSpan(other * dim, dim), exact.AsSpan(other * dim, dim), tally, $"Row {other} of rows of {dim}, beside {value} in row {row}");
                        }
                    }
                }
            }
        }

        tally.Report();
    }

    [Fact]
    public void Softmax_of_nothing_but_minus_infinity_is_NaN()
    {
        foreach (int dim in KernelDims.All)
        {
            var logits = new float[dim];
            Array.Fill(logits, float.NegativeInfinity);
            TestKernels.Get<SoftmaxKernel>("Softmax", dim)(logits, logits);
            Assert.True(logits.All(float.IsNaN), $"Softmax of {dim} × −∞");
        }
    }

    [Fact]
    public void Cross_entropy_with_one_hostile_value_anywhere()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.Edges)
        {
            var kernel = TestKernels.Get<LossGradientKernel>("LossGradient", dim);
            float[] logits = new float[dim], gradient = new float[dim];
            foreach (float value in Values)
            {
                foreach (int position in Positions(dim))
                {
                    foreach (int target in new[] { position, (position + 1) % dim })
                    {
                        Ordinary(logits);
                        logits[position] = value;
                        float loss = kernel(logits, target, gradient);

                        string what = $"Cross-entropy of {dim} with {value} at {position}, target {target}";
                        (double exactLoss, double[] exact, double largest) = Expected.CrossEntropy(logits, target);
                        Compare<float>.Loss(loss, exactLoss, tally, what);
                        Compare<float>.Gradients(gradient, exact, largest, tally, what);
                    }
                }
            }
        }

        tally.Report();
    }

    [Fact]
    public void Softmax_gradient_with_NaN_anywhere_is_NaN()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.Edges)
        {
            var kernel = TestKernels.Get<GradientKernel>("Gradient", dim);
            float[] probabilities = new float[dim], upstream = new float[dim], gradient = new float[dim];
            foreach (float[] input in new[] { probabilities, upstream })
            {
                foreach (int position in Positions(dim))
                {
                    Array.Fill(probabilities, 1f / dim);
                    Array.Fill(upstream, 1f);
                    input[position] = float.NaN;
                    kernel(probabilities, upstream, gradient);
                    Assert.True(gradient.All(float.IsNaN), $"Gradient of {dim} with NaN at {position}");
                    tally.Count(dim);
                }
            }
        }

        tally.Report();
    }

    /// <summary>Every position of short rows; of long ones the ends, where tails are, and a sample.</summary>
    private static IEnumerable<int> Positions(int dim) =>
        dim <= 260 ? Enumerable.Range(0, dim) : Enumerable.Range(0, 20).Concat(Enumerable.Range(dim - 36, 36)).Append(dim / 2).Append(dim / 3);

    private static void Ordinary(Span<float> logits)
    {
        for (int i = 0; i < logits.Length; i++)
        {
            logits[i] = ((i * 37) % 101) * 0.0625f;
        }
    }

    /// <summary>What the table says of a row of ordinary logits with one such value among them.</summary>
    private static void AssertOneHostile(ReadOnlySpan<float> probabilities, float value, int position, string what, Tally tally)
    {
        int dim = probabilities.Length;
        double sum = 0;
        for (int i = 0; i < dim; i++)
        {
            float p = probabilities[i];
            sum += p;
            bool holds = float.IsNaN(value) || float.IsPositiveInfinity(value) || (dim == 1 && float.IsNegativeInfinity(value)) ? float.IsNaN(p)
                : value > 1000 ? p == (i == position ? 1 : 0)
                : value < -1000 && i == position ? IsPositiveZero(p) || dim == 1
                : p is > 0 and <= 1;
            if (!holds)
            {
                Assert.Fail($"{what}: element {i} is {p}.");
            }
        }

        if (!(Math.Abs(sum - 1) < 1e-6 || double.IsNaN(sum)))
        {
            Assert.Fail($"{what}: the sum is {sum}.");
        }

        tally.Count(dim);
    }

    private static bool IsPositiveZero(float p) => BitConverter.SingleToInt32Bits(p) == 0;
}
