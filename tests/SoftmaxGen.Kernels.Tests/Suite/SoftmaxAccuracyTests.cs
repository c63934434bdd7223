using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>Softmax of every length against the reference, in guarded memory.</summary>
public sealed class SoftmaxAccuracyTests
{
    private static readonly int[] RowCounts = [0, 1, 2, 3, 4, 5, 8, 11];

    private static IEnumerable<(string Name, Rows.Filler Fill)> AllRows => Rows.Everyday.Concat(Rows.Far).Concat(Rows.WithMinusInfinity);

    [Fact]
    public void Forward_and_in_place()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.All)
        {
            var kernel = TestKernels.Get<SoftmaxKernel>("Softmax", dim);
            using GuardedRow logits = new(dim), probabilities = new(dim);
            Random random = Rows.Seeded(dim);
            foreach ((string name, Rows.Filler fill) in AllRows)
            {
                foreach (bool atEnd in GuardedRow.Placements)
                {
                    Span<float> x = logits.At(atEnd), p = probabilities.At(atEnd);
                    fill(x, random);
                    double[] exact = Expected.Softmax(x, dim);
                    p.Fill(float.NaN);

                    kernel(x, p);
                    Compare<float>.Probabilities(p, exact, tally, $"Softmax of {dim}, {name}");

                    kernel(x, x);
                    Assert.True(x.SequenceEqual(p) || exact.Any(double.IsNaN), $"Softmax of {dim}, {name}: in place differs.");
                }
            }
        }

        tally.Report();
    }

    [Fact]
    public void Batched()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.SideBySide)
        {
            var kernel = TestKernels.Get<SoftmaxKernel>("SoftmaxRows", dim);
            Random random = Rows.Seeded(dim);
            foreach (int rows in RowCountsFor(dim))
            {
                using GuardedRow logits = new(rows * dim), probabilities = new(rows * dim);
                foreach (bool atEnd in GuardedRow.Placements)
                {
                    Span<float> x = logits.At(atEnd), p = probabilities.At(atEnd);
                    FillRows(x, dim, random);
                    double[] exact = Expected.Softmax(x, dim);
                    p.Fill(float.NaN);

                    kernel(x, p);
                    Compare<float>.Probabilities(p, exact, tally, $"Softmax of {rows} rows of {dim}");

                    kernel(x, x);
                    Compare<float>.Probabilities(x, exact, tally, $"Softmax in place of {rows} rows of {dim}");
                }
            }
        }

        tally.Report();
    }

    [Fact]
    public void The_one_span_signature()
    {
        var tally = new Tally();
        foreach (int dim in KernelDims.Edges)
        {
            var one = TestKernels.Get<InPlaceSoftmaxKernel>("InPlace", dim);
            var many = TestKernels.Get<InPlaceSoftmaxKernel>("InPlaceRows", dim);
            Random random = Rows.Seeded(dim);
            foreach ((string name, Rows.Filler fill) in AllRows)
            {
                using GuardedRow memory = new(dim), batch = new(3 * dim);
                foreach (bool atEnd in GuardedRow.Placements)
                {
                    Span<float> x = memory.At(atEnd), rows = batch.At(atEnd);
                    fill(x, random);
                    fill(rows, random);
                    double[] exact = Expected.Softmax(x, dim), exactRows = Expected.Softmax(rows, dim);

                    one(x);
                    many(rows);
                    Compare<float>.Probabilities(x, exact, tally, $"In-place softmax of {dim}, {name}");
                    Compare<float>.Probabilities(rows, exactRows, tally, $"In-place softmax of rows of {dim}, {name}");
                }
            }
        }

        tally.Report();
    }

    private static IEnumerable<int> RowCountsFor(int dim) => dim <= 260 ? RowCounts : [0, 1, 3];

    /// <summary>Every row of another kind, so that rows side by side take different ways.</summary>
    private static void FillRows(Span<float> x, int dim, Random random)
    {
        (string Name, Rows.Filler Fill)[] kinds = [.. AllRows];
        for (int start = 0; start < x.Length; start += dim)
        {
            kinds[random.Next(kinds.Length)].Fill(x.Slice(start, dim), random);
        }
    }
}
