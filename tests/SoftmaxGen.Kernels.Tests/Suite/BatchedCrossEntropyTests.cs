using System;
using System.Linq;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>The cross-entropy of batches: row by row, summed and averaged, with and without gradient.</summary>
public sealed class BatchedCrossEntropyTests
{
    private static readonly int[] RowCounts = [0, 1, 2, 3, 5, 8];

    [Fact]
    public void Losses_of_rows_and_their_gradient()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.Edges)
        {
            var kernel = TestKernels.Get<RowLossesGradientKernel>("RowLossesGradient", dim);
            foreach (int rows in RowCounts)
            {
                using Batch batch = new(rows, dim);
                foreach (bool atEnd in GuardedRow.Placements)
                {
                    batch.Fill(atEnd);
                    kernel(batch.Logits, batch.Targets, batch.Losses, batch.Gradient);
                    string what = $"RowLossesGradient of {rows} rows of {dim}";
                    batch.CompareLosses(tally, what);
                    batch.CompareGradient(1, 1, tally, what);

                    float[] gradient = batch.Gradient.ToArray();
                    kernel(batch.Logits, batch.Targets, batch.Losses, batch.Logits);
                    Assert.True(batch.Logits.SequenceEqual(gradient) || gradient.Any(float.IsNaN), what + ": over the logits it differs.");
                }
            }
        }

        tally.Report();
    }

    [Fact]
    public void Losses_of_rows()
    {
        var tally = new Tally();
        ForEachBatch((batch, rows, dim) =>
        {
            TestKernels.Get<RowLossesKernel>("RowLosses", dim)(batch.Logits, batch.Targets, batch.Losses);
            batch.CompareLosses(tally, $"RowLosses of {rows} rows of {dim}");
        });
        tally.Report();
    }

    [Fact]
    public void Mean()
    {
        var tally = new Tally();
        ForEachBatch((batch, rows, dim) =>
        {
            double exact = rows == 0 ? double.NaN : batch.ExactLosses().Sum() / rows;
            Compare<float>.Loss(TestKernels.Get<BatchLossKernel>("MeanLoss", dim)(batch.Logits, batch.Targets), exact, tally, $"MeanLoss of {rows} rows of {dim}");
            Compare<float>.Loss(TestKernels.Get<BatchLossGradientKernel>("MeanLossGradient", dim)(batch.Logits, batch.Targets, batch.Gradient), exact, tally, $"MeanLossGradient of {rows} rows of {dim}");
            batch.CompareGradient(1, 1.0 / rows, tally, $"MeanLossGradient of {rows} rows of {dim}");
        });
        tally.Report();
    }

    [Fact]
    public void Sum()
    {
        var tally = new Tally();
        ForEachBatch((batch, rows, dim) =>
        {
            double exact = batch.ExactLosses().Sum();
            Compare<float>.Loss(TestKernels.Get<BatchLossKernel>("SumLoss", dim)(batch.Logits, batch.Targets), exact, tally, $"SumLoss of {rows} rows of {dim}");
            Compare<float>.Loss(TestKernels.Get<BatchLossGradientKernel>("SumLossGradient", dim)(batch.Logits, batch.Targets, batch.Gradient), exact, tally, $"SumLossGradient of {rows} rows of {dim}");
            batch.CompareGradient(1, 1, tally, $"SumLossGradient of {rows} rows of {dim}");
        });
        tally.Report();
    }

    [Fact]
    public void Mean_under_every_scale()
    {
        var tally = new Tally();
        foreach ((string name, double scale) in KernelDims.Scales)
        {
            foreach (int dim in KernelDims.Few)
            {
                using Batch batch = new(3, dim);
                batch.Fill(atEnd: true);
                float loss = TestKernels.Get<BatchLossGradientKernel>(name + "MeanLossGradient", dim)(batch.Logits, batch.Targets, batch.Gradient);
                string what = $"{name}MeanLossGradient of 3 rows of {dim}";
                Compare<float>.Loss(loss, batch.ExactLosses(scale).Sum() / 3, tally, what);
                batch.CompareGradient(scale, 1.0 / 3, tally, what);
            }
        }

        tally.Report();
    }

    private static void ForEachBatch(Action<Batch, int, int> check)
    {
        foreach (int dim in KernelDims.Edges)
        {
            foreach (int rows in RowCounts)
            {
                using Batch batch = new(rows, dim);
                foreach (bool atEnd in GuardedRow.Placements)
                {
                    batch.Fill(atEnd);
                    check(batch, rows, dim);
                }
            }
        }
    }
}
