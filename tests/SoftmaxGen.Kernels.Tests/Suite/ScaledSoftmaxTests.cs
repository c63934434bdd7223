using System;
using System.Collections.Generic;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>Scales other than 1, and kernels that do not look for the maximum, within the range they are meant for.</summary>
public sealed class ScaledSoftmaxTests
{
    [Fact]
    public void Every_scale()
    {
        var tally = new Tally();
        foreach ((string name, double scale) in KernelDims.Scales)
        {
            foreach (int dim in KernelDims.Few)
            {
                foreach (IEnumerable<(string Name, Rows.Filler Fill)> inputs in new[] { Rows.Everyday, Rows.Far, Rows.WithMinusInfinity })
                {
                    Compare1(TestKernels.Get<SoftmaxKernel>(name + "Softmax", dim), dim, scale, inputs, tally);
                }
            }
        }

        tally.Report();
    }

    [Fact]
    public void Without_the_maximum()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.Edges)
        {
            Compare1(TestKernels.Get<SoftmaxKernel>("Unstable", dim), dim, 1, Moderate(1), tally);
            Compare1(TestKernels.Get<SoftmaxKernel>("UnstableRows", dim), dim, 1, Moderate(1), tally);
        }

        foreach ((string name, double scale) in KernelDims.Scales)
        {
            foreach (int dim in KernelDims.Few)
            {
                Compare1(TestKernels.Get<SoftmaxKernel>(name + "Unstable", dim), dim, scale, Moderate(Math.Abs(scale)), tally);
            }
        }

        tally.Report();
    }

    /// <summary>A sum beyond the floats must not pass for an answer: its reciprocal would make zeros of the row.</summary>
    [Fact]
    public void Without_the_maximum_a_row_that_overflows_is_NaN()
    {
        foreach (int dim in KernelDims.Edges)
        {
            foreach (string name in new[] { "Unstable", "UnstableRows" })
            {
                var row = new float[dim];
                Array.Fill(row, dim == 1 ? 89f : 88.5f);
                TestKernels.Get<SoftmaxKernel>(name, dim)(row, row);
                Assert.All(row, p => Assert.True(float.IsNaN(p), $"{name} of {dim}: {p}"));
            }
        }
    }

    /// <summary>Logits whose scaled values lie in −80 … 80, as a kernel with <c>Stable = false</c> requires.</summary>
    private static IEnumerable<(string Name, Rows.Filler Fill)> Moderate(double scale) =>
    [
        ("scaled to ±1", Rows.Uniform((float)(1 / scale))),
        ("scaled to ±40", Rows.Uniform((float)(40 / scale))),
        ("scaled to ±80", Rows.Uniform((float)(79.99 / scale))),
        ("all scaled to 80", (row, _) => row.Fill((float)(79.99 / scale))),
        ("all scaled to −80", (row, _) => row.Fill((float)(-79.99 / scale))),
    ];

    private static void Compare1(SoftmaxKernel kernel, int dim, double scale, IEnumerable<(string Name, Rows.Filler Fill)> inputs, Tally tally)
    {
        Random random = Rows.Seeded(dim);
        using GuardedRow logits = new(dim), probabilities = new(dim);
        foreach ((string name, Rows.Filler fill) in inputs)
        {
            foreach (bool atEnd in GuardedRow.Placements)
            {
                Span<float> x = logits.At(atEnd), p = probabilities.At(atEnd);
                fill(x, random);
                kernel(x, p);
                Compare<float>.Probabilities(p, Expected.Softmax(x, dim, scale), tally, $"{kernel.Method.Name}, {name}");
            }
        }
    }
}
