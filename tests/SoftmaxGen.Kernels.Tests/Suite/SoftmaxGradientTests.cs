using System;
using System.Collections.Generic;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>The gradient of softmax against the reference and against finite differences.</summary>
public sealed class SoftmaxGradientTests
{
    private static readonly (string Name, Rows.Filler Fill)[] Upstreams =
    [
        ("upstream in ±1", Rows.Uniform(1)),
        ("upstream in ±1e4", Rows.Uniform(1e4f)),
        ("one upstream", (row, random) =>
        {
            row.Clear();
            row[random.Next(row.Length)] = 1;
        }),
        ("equal upstream", (row, _) => row.Fill(1.5f)),
    ];

    [Fact]
    public void One_row()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.All)
        {
            CompareAll(TestKernels.Get<GradientKernel>("Gradient", dim), dim, rows: 1, 1, tally);
        }

        foreach ((string name, double scale) in KernelDims.Scales)
        {
            foreach (int dim in KernelDims.Few)
            {
                CompareAll(TestKernels.Get<GradientKernel>(name + "Gradient", dim), dim, rows: 1, scale, tally);
            }
        }

        tally.Report();
    }

    [Fact]
    public void Batched()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.Edges)
        {
            foreach (int rows in new[] { 0, 1, 2, 5 })
            {
                CompareAll(TestKernels.Get<GradientKernel>("GradientRows", dim), dim, rows, 1, tally);
            }
        }

        tally.Report();
    }

    /// <summary>Against the change of Σ upstream·softmax(logits) when a logit changes, computed by the reference in double.</summary>
    [Fact]
    public void Agrees_with_finite_differences()
    {
        const double Step = 1e-5;
        var tally = new Tally();
        foreach (int dim in new[] { 1, 2, 3, 10, 17, 64, 100 })
        {
            Random random = Rows.Seeded(dim);
            var logits = new double[dim];
            float[] probabilities = new float[dim], upstream = new float[dim], gradient = new float[dim];
            Rows.Uniform(2)(upstream, random);
            for (int i = 0; i < dim; i++)
            {
                logits[i] = (random.NextDouble() * 6) - 3;
            }

            var exact = new double[dim];
            SoftmaxReference.Softmax(logits, exact);
            for (int i = 0; i < dim; i++)
            {
                probabilities[i] = (float)exact[i];
            }

            TestKernels.Get<GradientKernel>("Gradient", dim)(probabilities, upstream, gradient);
            for (int i = 0; i < dim; i++)
            {
                double at = logits[i];
                logits[i] = at + Step;
                double above = Weighted(logits, upstream);
                logits[i] = at - Step;
                double below = Weighted(logits, upstream);
                logits[i] = at;
                double difference = (above - below) / (2 * Step);
                Assert.True(Math.Abs(gradient[i] - difference) < 1e-6, $"Gradient of {dim} at {i}: {gradient[i]}, finite difference {difference}");
            }

            tally.Count(dim);
        }

        tally.Report();
    }

    private static double Weighted(ReadOnlySpan<double> logits, ReadOnlySpan<float> upstream)
    {
        var p = new double[logits.Length];
        SoftmaxReference.Softmax(logits, p);
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            sum += p[i] * upstream[i];
        }

        return sum;
    }

    private static void CompareAll(GradientKernel kernel, int dim, int rows, double scale, Tally tally)
    {
        int length = rows * dim;
        Random random = Rows.Seeded(dim);
        using GuardedRow probabilities = new(length), upstream = new(length), gradient = new(length);
        foreach (Rows.Filler fillLogits in (IEnumerable<Rows.Filler>)[Rows.Uniform(1), Rows.Uniform(10), Rows.Uniform(100), (row, _) => row.Clear()])
        {
            foreach ((string name, Rows.Filler fillUpstream) in Upstreams)
            {
                foreach (bool atEnd in GuardedRow.Placements)
                {
                    Span<float> p = probabilities.At(atEnd), u = upstream.At(atEnd), g = gradient.At(atEnd);
                    for (int start = 0; start < length; start += dim)
                    {
                        fillLogits(p.Slice(start, dim), random);
                        fillUpstream(u.Slice(start, dim), random);
                    }

                    double[] exact = Expected.Softmax(p, dim);
                    for (int i = 0; i < length; i++)
                    {
                        p[i] = (float)exact[i];
                    }

                    kernel(p, u, g);
                    CompareRows(p, u, g, dim, scale, tally, $"{kernel.Method.Name}, {name}");
                    CompareInPlace(kernel, p, u, g, $"{kernel.Method.Name}, {name}");
                }
            }
        }
    }

    private static void CompareRows(Span<float> p, Span<float> u, Span<float> g, int dim, double scale, Tally tally, string what)
    {
        for (int start = 0; start < p.Length; start += dim)
        {
            (double[] exact, double largest) = Expected.Gradient(p.Slice(start, dim), u.Slice(start, dim), scale);
            Compare<float>.Gradients(g.Slice(start, dim), exact, largest, tally, what, scale);
        }
    }

    /// <summary>The gradient may replace the probabilities or the upstream gradient.</summary>
    private static void CompareInPlace(GradientKernel kernel, Span<float> p, Span<float> u, ReadOnlySpan<float> g, string what)
    {
        float[] overProbabilities = p.ToArray(), overUpstream = u.ToArray();
        kernel(overProbabilities, u, overProbabilities);
        kernel(p, overUpstream, overUpstream);
        Assert.True(g.SequenceEqual(overProbabilities), what + ": over the probabilities it differs.");
        Assert.True(g.SequenceEqual(overUpstream), what + ": over the upstream gradient it differs.");
    }
}
