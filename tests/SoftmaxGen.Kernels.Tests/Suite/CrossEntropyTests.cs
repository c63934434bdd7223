using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>The cross-entropy of one row and its gradient against the reference and against finite differences.</summary>
public sealed class CrossEntropyTests
{
    private static IEnumerable<(string Name, Rows.Filler Fill)> AllRows => Rows.Everyday.Concat(Rows.Far).Concat(Rows.WithMinusInfinity);

    [Fact]
    public void Loss_and_gradient_of_every_length()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.All)
        {
            CompareAll(TestKernels.Get<LossGradientKernel>("LossGradient", dim), dim, 1, tally);
        }

        foreach ((string name, double scale) in KernelDims.Scales)
        {
            foreach (int dim in KernelDims.Few)
            {
                CompareAll(TestKernels.Get<LossGradientKernel>(name + "LossGradient", dim), dim, scale, tally);
            }
        }

        tally.Report();
    }

    [Fact]
    public void Every_target_of_short_rows()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.All.Where(d => d <= 260))
        {
            var kernel = TestKernels.Get<LossGradientKernel>("LossGradient", dim);
            float[] logits = new float[dim], gradient = new float[dim];
            Rows.Uniform(5)(logits, Rows.Seeded(dim));
            for (int target = 0; target < dim; target++)
            {
                CompareOne(kernel(logits, target, gradient), gradient, logits, target, 1, tally, $"LossGradient of {dim}, target {target}");
            }
        }

        tally.Report();
    }

    /// <summary>
    /// A logit of −∞ adds nothing to the loss, even where the only other one is far below the target, and its gradient is exactly 0 under a scale too.
    /// </summary>
    [Fact]
    public void Entries_of_minus_infinity_take_no_part()
    {
        foreach (int dim in KernelDims.Few.Where(d => d >= 3))
        {
            float[] logits = new float[dim], gradient = new float[dim];
            int other = dim / 2;
            Array.Fill(logits, float.NegativeInfinity);
            logits[0] = 0;
            logits[other] = -95f / 30;
            TestKernels.Get<LossGradientKernel>("ThirtyLossGradient", dim)(logits, 0, gradient);

            Assert.True(Math.Abs(gradient[0] + gradient[other]) <= 2 * float.Epsilon, $"{dim}: {gradient[0]} at the target, {gradient[other]} at the other");
            Assert.True(gradient[other] > 0);
            Assert.All(Enumerable.Range(1, dim - 1).Where(i => i != other), i => Assert.Equal(0f, gradient[i]));
        }
    }

    /// <summary>A kernel without a gradient gives the same loss.</summary>
    [Fact]
    public void Loss_alone()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.Edges)
        {
            var loss = TestKernels.Get<LossKernel>("Loss", dim);
            Random random = Rows.Seeded(dim);
            using var logits = new GuardedRow(dim);
            foreach ((string name, Rows.Filler fill) in AllRows)
            {
                foreach (bool atEnd in GuardedRow.Placements)
                {
                    Span<float> x = logits.At(atEnd);
                    fill(x, random);
                    int target = random.Next(dim);
                    Compare<float>.Loss(loss(x, target), SoftmaxReference.SoftmaxCrossEntropy(x, target), tally, $"Loss of {dim}, {name}, target {target}");
                }
            }
        }

        tally.Report();
    }

    /// <summary>
    /// Where the target's probability is close to 1, p − 1 of rounded numbers would be 0 or a single bit; the sum of the others is not.
    /// </summary>
    [Fact]
    public void Gradient_at_a_certain_target_keeps_its_digits()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.All.Where(d => d > 1))
        {
            var kernel = TestKernels.Get<LossGradientKernel>("LossGradient", dim);
            float[] logits = new float[dim], gradient = new float[dim];
            foreach (int target in new[] { 0, dim / 2, dim - 1 })
            {
                foreach (float lead in new[] { 5f, 20f, 40f, 80f })
                {
                    Rows.Uniform(1)(logits, Rows.Seeded(dim));
                    logits[target] = lead;
                    kernel(logits, target, gradient);
                    double others = -Expected.Softmax(logits, dim).Where((_, i) => i != target).Sum();
                    Compare<float>.Gradients([gradient[target]], [others], others, tally, $"LossGradient of {dim}, target {target} leading by {lead}");
                }
            }
        }

        tally.Report();
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences()
    {
        const double Step = 1e-5;
        var tally = new Tally();
        foreach (int dim in new[] { 1, 2, 3, 10, 17, 64, 100 })
        {
            var logits = new float[dim];
            var gradient = new float[dim];
            Rows.Uniform(3)(logits, Rows.Seeded(dim));
            double[] wide = [.. logits.Select(x => (double)x)];
            foreach (int target in new[] { 0, dim - 1 })
            {
                TestKernels.Get<LossGradientKernel>("LossGradient", dim)(logits, target, gradient);
                for (int i = 0; i < dim; i++)
                {
                    double at = wide[i];
                    wide[i] = at + Step;
                    double above = SoftmaxReference.SoftmaxCrossEntropy(wide, target);
                    wide[i] = at - Step;
                    double below = SoftmaxReference.SoftmaxCrossEntropy(wide, target);
                    wide[i] = at;
                    double difference = (above - below) / (2 * Step);
                    Assert.True(Math.Abs(gradient[i] - difference) < 1e-6, $"Gradient of {dim} at {i}, target {target}: {gradient[i]}, finite difference {difference}");
                }

                tally.Count(dim);
            }
        }

        tally.Report();
    }

    private static void CompareAll(LossGradientKernel kernel, int dim, double scale, Tally tally)
    {
        Random random = Rows.Seeded(dim);
        using GuardedRow logits = new(dim), gradients = new(dim);
        foreach ((string name, Rows.Filler fill) in AllRows)
        {
            foreach (bool atEnd in GuardedRow.Placements)
            {
                Span<float> x = logits.At(atEnd), gradient = gradients.At(atEnd);
                fill(x, random);
                int target = random.Next(dim);
                string what = $"{kernel.Method.Name}, {name}, target {target}";
                float loss = kernel(x, target, gradient);
                CompareOne(loss, gradient, x, target, scale, tally, what);

                float lossInPlace = kernel(x, target, x);
                Assert.True(loss.Equals(lossInPlace) && (x.SequenceEqual(gradient) || float.IsNaN(gradient[0])), what + ": over the logits it differs.");
            }
        }
    }

    private static void CompareOne(float loss, ReadOnlySpan<float> gradient, ReadOnlySpan<float> logits, int target, double scale, Tally tally, string what)
    {
        (double exactLoss, double[] exact, double largest) = Expected.CrossEntropy(logits, target, scale);
        Compare<float>.Loss(loss, exactLoss, tally, what);
        Compare<float>.Gradients(gradient, exact, largest, tally, what, scale);
    }
}
