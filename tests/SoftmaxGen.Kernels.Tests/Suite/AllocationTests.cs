using System;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>Kernels allocate nothing.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void No_kernel_allocates()
    {
        foreach (int dim in KernelDims.Edges)
        {
            var logits = new float[3 * dim];
            var other = new float[3 * dim];
            var result = new float[3 * dim];
            var losses = new float[3];
            var targets = new int[3];
            var softmax = TestKernels.Get<SoftmaxKernel>("Softmax", dim);
            var softmaxRows = TestKernels.Get<SoftmaxKernel>("SoftmaxRows", dim);
            var inPlace = TestKernels.Get<InPlaceSoftmaxKernel>("InPlaceRows", dim);
            var unstable = TestKernels.Get<SoftmaxKernel>("UnstableRows", dim);
            var gradient = TestKernels.Get<GradientKernel>("Gradient", dim);
            var gradientRows = TestKernels.Get<GradientKernel>("GradientRows", dim);
            var loss = TestKernels.Get<LossKernel>("Loss", dim);
            var lossGradient = TestKernels.Get<LossGradientKernel>("LossGradient", dim);
            var mean = TestKernels.Get<BatchLossGradientKernel>("MeanLossGradient", dim);
            var rowLosses = TestKernels.Get<RowLossesGradientKernel>("RowLossesGradient", dim);
            AssertNoAllocation(dim, () =>
            {
                softmax(logits.AsSpan(0, dim), result.AsSpan(0, dim));
                softmaxRows(logits, result);
                unstable(logits, result);
                inPlace(result);
                gradient(logits.AsSpan(0, dim), other.AsSpan(0, dim), result.AsSpan(0, dim));
                gradientRows(logits, other, result);
                loss(logits.AsSpan(0, dim), 0);
                lossGradient(logits.AsSpan(0, dim), 0, result.AsSpan(0, dim));
                mean(logits, targets, result);
                rowLosses(logits, targets, losses, result);
            });

            // The routine for rows of any content must not allocate either.
            Array.Fill(logits, 1e30f);
            AssertNoAllocation(dim, () =>
            {
                softmaxRows(logits, result);
                rowLosses(logits, targets, losses, result);
            });
        }
    }

    /// <summary>Every call after the first, which loads types: tier 0, the change of tiers after thirty calls, and what follows.</summary>
    private static void AssertNoAllocation(int dim, Action calls)
    {
        calls();
        for (int call = 2; call <= 40; call++)
        {
            long bytes = Allocations.Of(calls);
            Assert.True(bytes == 0, $"A kernel of {dim} allocates {bytes} bytes at call {call}.");
        }
    }
}
