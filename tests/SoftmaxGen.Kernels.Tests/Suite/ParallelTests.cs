using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>A batch split over threads has the very bits of the batch on one, its loss included.</summary>
[Collection(nameof(ParallelTests))]
[CollectionDefinition(nameof(ParallelTests), DisableParallelization = true)]
public sealed class ParallelTests
{
    [Fact]
    public void Same_bits_as_on_one_thread()
    {
        var tally = new Tally();
        SameBits<float>(tally);
        SameBits<double>(tally);
        SameBits<Half>(tally);
        tally.Report();
    }

    [Fact]
    public void Nothing_is_allocated_that_grows_with_the_batch()
    {
        var kernel = TestKernels.Get<float, ForwardKernel<float>>("ParallelRows", 1000);
        Assert.True(Allocated(4000) < Allocated(500) + 65536);

        long Allocated(int rows)
        {
            var row = new float[rows * 1000];
            kernel(row, row);

            // Of all threads; the least of several calls is what belongs to this one.
            return Enumerable.Range(0, 20).Min(_ =>
            {
                long before = GC.GetTotalAllocatedBytes(precise: true);
                kernel(row, row);
                return GC.GetTotalAllocatedBytes(precise: true) - before;
            });
        }
    }

    [Fact]
    public void Wrong_arguments_throw_before_anything_is_written()
    {
        var kernel = TestKernels.Get<float, ForwardKernel<float>>("ParallelRows", 1000);
        var probabilities = new float[1_000_000];
        Assert.Throws<ArgumentException>("probabilities", () => kernel(new float[2_000_000], probabilities));
        Assert.Throws<ArgumentException>("logits", () => kernel(new float[1_000_001], probabilities));
        Assert.All(probabilities, p => Assert.Equal(0, p));
    }

    private static void SameBits<T>(Tally tally)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string prefix = TypedSource.Prefix<T>();
        foreach ((int dim, int rows) in new[] { (10, 0), (10, 1), (10, 3277), (10, 50_001), (1000, 33), (1000, 700) })
        {
            Random random = Rows.Seeded(rows);
            T[] logits = [.. Enumerable.Range(0, rows * dim).Select(_ => T.CreateTruncating(((random.NextDouble() * 2) - 1) * 10))];
            T[] parallel = new T[logits.Length], serial = new T[logits.Length];
            TestKernels.Get<T, ForwardKernel<T>>("ParallelRows", dim)(logits, parallel);
            TestKernels.Get<T, ForwardKernel<T>>("SerialRows", dim)(logits, serial);
            Assert.True(parallel.AsSpan().SequenceEqual(serial), $"{prefix} softmax, {rows} rows of {dim}");

            int[] targets = [.. Enumerable.Range(0, rows).Select(_ => random.Next(dim))];
            T inParallel = TestKernels.Get<T, LossKernel<T>>("ParallelLoss", dim)(logits, targets, parallel);
            T inSeries = TestKernels.Get<T, LossKernel<T>>("SerialLoss", dim)(logits, targets, serial);
            Assert.Equal(inSeries, inParallel);
            Assert.True(parallel.AsSpan().SequenceEqual(serial), $"{prefix} gradient, {rows} rows of {dim}");

            bool[] mask = [.. Enumerable.Range(0, dim).Select(i => i % 3 > 0)];
            int[] lengths = [.. Enumerable.Range(0, rows).Select(row => row % (dim + 1))];
            TestKernels.Get<T, AllRolesKernel<T>>("ParallelAllRoles", dim)(T.CreateChecked(2), logits, mask, parallel, lengths);
            for (int row = 0; row < rows; row += 97)
            {
                bool[] keeps = [.. mask.Select((m, i) => m && i < lengths[row])];
                Compare<T>.Probabilities(
                    parallel.AsSpan(row * dim, dim), TypedExpected.Masked(TypedExpected.Widen<T>(logits.AsSpan(row * dim, dim)), keeps, 0.5, EmptyRow.Zero), tally, $"{prefix}, row {row} of {dim}");
            }

            tally.Count(logits.Length);
        }
    }
}
