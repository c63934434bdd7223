using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>
/// Batches of rows that lie across lanes, and of the next longer ones: every number of rows, so that groups of 16, 8 and 4 rows, several at a time, and single
/// rows at the end meet in every way; in guarded memory, since a group is read and written four columns at a time.
/// </summary>
public sealed class ShortRowsTests
{
    private static readonly int[] Dims = [.. Enumerable.Range(1, 20)];

    // Four groups of sixteen rows are treated at a time: one fewer, all of them, and a second round.
    private static readonly int[] RowCounts = [.. Enumerable.Range(0, 41), 63, 64, 65, 83];

    private static readonly float[] Hostile =
        [float.NaN, BitConverter.UInt32BitsToSingle(0x7F800001), float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, 131072f, -131072f];

    [Fact]
    public void Any_number_of_rows()
    {
        var tally = new Tally();
        foreach (int dim in Dims)
        {
            var kernel = TestKernels.Get<SoftmaxKernel>("SoftmaxRows", dim);
            Random random = Rows.Seeded(dim);
            foreach (int rows in RowCounts)
            {
                using GuardedRow logits = new(rows * dim), probabilities = new(rows * dim);
                foreach (bool atEnd in GuardedRow.Placements)
                {
                    Span<float> x = logits.At(atEnd), p = probabilities.At(atEnd);
                    FillRows(x, dim, Rows.Everyday, random);
                    double[] exact = Expected.Softmax(x, dim);
                    p.Fill(float.NaN);

                    kernel(x, p);
                    Compare<float>.Probabilities(p, exact, tally, $"Softmax of {rows} rows of {dim}");

                    kernel(x, x);
                    Assert.True(x.SequenceEqual(p), $"Softmax of {rows} rows of {dim}: in place differs.");
                }
            }
        }

        tally.Report();
    }

    [Fact]
    public void Rows_of_one_kind()
    {
        var tally = new Tally();
        const int Rows = 83;
        foreach (int dim in Dims)
        {
            var kernel = TestKernels.Get<SoftmaxKernel>("SoftmaxRows", dim);
            Random random = Inputs.Rows.Seeded(dim);
            float[] x = new float[Rows * dim], p = new float[Rows * dim];
            foreach ((string name, Rows.Filler fill) in Inputs.Rows.Everyday.Concat(Inputs.Rows.Far).Concat(Inputs.Rows.WithMinusInfinity))
            {
                FillRows(x, dim, [(name, fill)], random);
                kernel(x, p);
                Compare<float>.Probabilities(p, Expected.Softmax(x, dim), tally, $"Softmax of {Rows} rows of {dim}, {name}");
            }
        }

        tally.Report();
    }

    [Fact]
    public void A_hostile_value_in_any_row_of_a_group_disturbs_no_other()
    {
        var tally = new Tally();
        const int Rows = 37;
        foreach (int dim in Dims)
        {
            var kernel = TestKernels.Get<SoftmaxKernel>("SoftmaxRows", dim);
            float[] ordinary = new float[Rows * dim], p = new float[Rows * dim];
            Inputs.Rows.Uniform(10)(ordinary, Inputs.Rows.Seeded(dim));
            double[] ordinaryExact = Expected.Softmax(ordinary, dim);
            foreach (float value in Hostile)
            {
                for (int row = 0; row < Rows; row++)
                {
                    float[] x = [.. ordinary];
                    double[] exact = [.. ordinaryExact];
                    x[(row * dim) + ((row * 7) % dim)] = value;
                    Expected.Softmax(x.AsSpan(row * dim, dim), dim).CopyTo(exact, row * dim);

                    kernel(x, p);
                    Compare<float>.Probabilities(p, exact, tally, $"{value} in row {row} of {Rows} rows of {dim}");

                    kernel(x, x);
                    Compare<float>.Probabilities(x, exact, tally, $"{value} in row {row} of {Rows} rows of {dim}, in place");
                }
            }
        }

        tally.Report();
    }

    [Fact]
    public void Scaled()
    {
        var tally = new Tally();
        const int Rows = 29;
        foreach ((string name, double scale) in KernelDims.Scales)
        {
            foreach (int dim in KernelDims.Few)
            {
                var kernel = TestKernels.Get<SoftmaxKernel>(name + "SoftmaxRows", dim);
                float[] x = new float[Rows * dim], p = new float[Rows * dim];
                Inputs.Rows.Uniform(10)(x, Inputs.Rows.Seeded(dim));
                kernel(x, p);
                Compare<float>.Probabilities(p, Expected.Softmax(x, dim, scale), tally, $"Softmax of {Rows} rows of {dim}, scale {scale}");
            }
        }

        tally.Report();
    }

    private static void FillRows(Span<float> x, int dim, IReadOnlyList<(string Name, Rows.Filler Fill)> kinds, Random random)
    {
        for (int start = 0; start < x.Length; start += dim)
        {
            kinds[random.Next(kinds.Count)].Fill(x.Slice(start, dim), random);
        }
    }
}
