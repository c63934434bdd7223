using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>A destination that overlaps a source without starting where it starts would overwrite what is still to be read: refused, unwritten.</summary>
public sealed class OverlapTests
{
    [Fact]
    public void Softmax()
    {
        foreach (int dim in KernelDims.Edges)
        {
            var one = TestKernels.Get<SoftmaxKernel>("Softmax", dim);
            var rows = TestKernels.Get<SoftmaxKernel>("SoftmaxRows", dim);
            foreach (int shift in Shifts(dim))
            {
                AssertRefused(3 * dim, "probabilities", memory => one(Row(memory, dim, 0), Row(memory, dim, shift)));
            }

            foreach (int shift in Shifts(2 * dim))
            {
                AssertRefused(6 * dim, "probabilities", memory => rows(Row(memory, 2 * dim, 0), Row(memory, 2 * dim, shift)));
            }
        }
    }

    [Fact]
    public void Neighbouring_memory_is_no_overlap()
    {
        foreach (int dim in KernelDims.Edges)
        {
            var memory = new float[2 * dim];
            TestKernels.Get<SoftmaxKernel>("Softmax", dim)(memory.AsSpan(0, dim), memory.AsSpan(dim));
            TestKernels.Get<SoftmaxKernel>("Softmax", dim)(memory.AsSpan(dim), memory.AsSpan(0, dim));
            TestKernels.Get<SoftmaxKernel>("SoftmaxRows", dim)(memory.AsSpan(0, dim), memory.AsSpan(dim));
            TestKernels.Get<LossGradientKernel>("LossGradient", dim)(memory.AsSpan(0, dim), 0, memory.AsSpan(dim));
        }
    }

    [Fact]
    public void Softmax_gradient()
    {
        foreach (int dim in KernelDims.Edges)
        {
            foreach (string form in new[] { "Gradient", "GradientRows" })
            {
                var kernel = TestKernels.Get<GradientKernel>(form, dim);
                foreach (int shift in Shifts(dim))
                {
                    AssertRefused(3 * dim, "gradient", memory => kernel(Row(memory, dim, 0), new float[dim], Row(memory, dim, shift)));
                    AssertRefused(3 * dim, "gradient", memory => kernel(new float[dim], Row(memory, dim, 0), Row(memory, dim, shift)));
                }
            }
        }
    }

    [Fact]
    public void Cross_entropy()
    {
        foreach (int dim in KernelDims.Edges)
        {
            var one = TestKernels.Get<LossGradientKernel>("LossGradient", dim);
            var mean = TestKernels.Get<BatchLossGradientKernel>("MeanLossGradient", dim);
            foreach (int shift in Shifts(dim))
            {
                AssertRefused(3 * dim, "gradient", memory => one(Row(memory, dim, 0), 0, Row(memory, dim, shift)));
                AssertRefused(3 * dim, "gradient", memory => mean(Row(memory, dim, 0), [0], Row(memory, dim, shift)));
            }
        }
    }

    /// <summary>Losses and targets are of another shape than the logits: no overlap of them means anything, wherever they start.</summary>
    [Fact]
    public void Losses_and_targets()
    {
        foreach (int dim in KernelDims.Edges)
        {
            var losses = TestKernels.Get<RowLossesKernel>("RowLosses", dim);
            var gradients = TestKernels.Get<RowLossesGradientKernel>("RowLossesGradient", dim);
            foreach (int at in new[] { 0, dim - 1 })
            {
                AssertRefused(dim, "losses", memory => losses(memory, [0], memory.AsSpan(at, 1)));
                AssertRefused(dim, "losses", memory => gradients(memory, [0], memory.AsSpan(at, 1), new float[dim]));
                AssertRefused(dim, null, memory => gradients(new float[dim], [0], memory.AsSpan(at, 1), memory));
                AssertRefused(dim, null, memory => gradients(new float[dim], MemoryMarshal.Cast<float, int>(memory.AsSpan(at, 1)), new float[1], memory), 0);
            }

            AssertRefused(1, null, memory => losses(new float[dim], MemoryMarshal.Cast<float, int>(memory.AsSpan()), memory), 0);
        }
    }

    /// <summary>By one element, by a vector, by all but one element, both ways.</summary>
    private static IEnumerable<int> Shifts(int length) =>
        new[] { 1, 4, 8, 16, length - 1 }.Where(s => s > 0 && s < length).Distinct().SelectMany(s => new[] { s, -s });

    /// <summary>A third of the memory: the middle one, shifted.</summary>
    private static Span<float> Row(float[] memory, int length, int shift) => memory.AsSpan(length + shift, length);

    private static void AssertRefused(int length, string? parameter, Action<float[]> call, float content = 1.5f)
    {
        var memory = new float[length];
        Array.Fill(memory, content);
        var exception = Assert.Throws<ArgumentException>(() => call(memory));
        Assert.NotNull(exception.ParamName);
        Assert.True(parameter is null || exception.ParamName == parameter, exception.Message);
        Assert.True(memory.All(x => x == content), exception.Message + " But something was written.");
    }
}
