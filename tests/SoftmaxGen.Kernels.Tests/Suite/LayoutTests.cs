using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Simd;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>Rows along any axis of a tensor, and reproducible rows, through the generated kernels (the routines behind them have tests of their own).</summary>
public sealed class LayoutTests
{
    private const int Inner = 7;

    [Fact]
    public void Rows_along_the_middle_axis()
    {
        MiddleAxis<float>();
        MiddleAxis<double>();
        MiddleAxis<Half>();
    }

    [Fact]
    public void Reproducible_rows()
    {
        Reproducible<float>();
        Reproducible<double>();
        Reproducible<Half>();
    }

    [Fact]
    public void Wrong_lengths_name_the_slab()
    {
        var kernel = TestKernels.Get<float, ForwardKernel<float>>("Inner7", 10);
        Assert.Contains("a multiple of 70", Assert.Throws<ArgumentException>("logits", () => kernel(new float[80], new float[80])).Message, StringComparison.Ordinal);
        var row = TestKernels.Get<float, ForwardKernel<float>>("Inner49", 10);
        Assert.Throws<ArgumentException>("logits", () => row(new float[980], new float[980]));
    }

    private static void MiddleAxis<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tally = new Tally();
        foreach (int dim in TypedSource.LayoutDims)
        {
            foreach (int outer in new[] { 0, 1, 3, 60 })
            {
                T[] logits = TypedRows.Uniform<T>(Rows.Seeded(dim + outer), outer * dim * Inner, 10), probabilities = new T[logits.Length], gradient = new T[logits.Length];
                TestKernels.Get<T, ForwardKernel<T>>("Inner7", dim)(logits, probabilities);
                bool[] mask = [.. Enumerable.Range(0, dim).Select(i => i % 3 != 1)];
                var masked = new T[logits.Length];
                TestKernels.Get<T, MaskKernel<T, bool>>("Inner7Masked", dim)(logits, mask, masked);
                TestKernels.Get<T, BackwardKernel<T>>("Inner7Gradient", dim)(probabilities, logits, gradient);
                for (int row = 0; row < outer * Inner; row++)
                {
                    string what = $"{TypedSource.Prefix<T>()} of {dim}, row {row} of {outer} slabs";
                    T[] x = Row(logits, row, dim, Inner), p = Row(probabilities, row, dim, Inner);
                    Compare<T>.Probabilities(p, TypedExpected.Softmax<T>(x), tally, what);
                    Compare<T>.Probabilities(Row(masked, row, dim, Inner), TypedExpected.Masked(TypedExpected.Widen<T>(x), mask, 1, EmptyRow.Uniform), tally, what + ", masked");
                    double[] exact = new double[dim], wide = TypedExpected.Widen<T>(p), upstream = TypedExpected.Widen<T>(x);
                    SoftmaxReference.SoftmaxGradient(wide, upstream, exact, 0.7);
                    double dot = Math.Abs(wide.Zip(upstream, (a, b) => a * b).Sum());
                    Compare<T>.Gradients(Row(gradient, row, dim, Inner), exact, wide.Zip(upstream, (a, b) => 0.7 * a * Math.Max(Math.Abs(b), dot)).Max(), tally, what + ", gradient");
                }

                Losses(logits, outer, dim, tally);
            }

            T[] wideRow = TypedRows.Uniform<T>(Rows.Seeded(dim), dim * 49, 10), result = new T[wideRow.Length];
            TestKernels.Get<T, ForwardKernel<T>>("Inner49", dim)(wideRow, result);
            for (int row = 0; row < 49; row++)
            {
                Compare<T>.Probabilities(Row(result, row, dim, 49), TypedExpected.Softmax<T>(Row(wideRow, row, dim, 49), -0.5), tally, $"{TypedSource.Prefix<T>()} of {dim}, row {row} of 49");
            }
        }

        tally.Report();
    }

    private static void Losses<T>(T[] logits, int outer, int dim, Tally tally)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = outer * Inner;
        int[] targets = [.. Enumerable.Range(0, rows).Select(row => (row * 5) % dim)];
        var gradient = new T[logits.Length];
        T loss = TestKernels.Get<T, LossKernel<T>>("Inner7Loss", dim)(logits, targets, gradient);
        var total = default(LossSum);
        for (int row = 0; row < rows; row++)
        {
            var exact = new double[dim];
            total.Add(SoftmaxReference.SoftmaxCrossEntropy(TypedExpected.Widen<T>(Row(logits, row, dim, Inner)), targets[row], exact));
            exact = [.. exact.Select(g => g / rows)];
            Compare<T>.Gradients(Row(gradient, row, dim, Inner), exact, exact.Max(Math.Abs), tally, $"{TypedSource.Prefix<T>()} loss of {dim}, row {row}");
        }

        Compare<T>.Loss(loss, rows == 0 ? double.NaN : total.Value / rows, tally, $"{TypedSource.Prefix<T>()} loss of {dim}");
    }

    private static void Reproducible<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tally = new Tally();
        foreach (int dim in TypedSource.LayoutDims)
        {
            const int RowCount = 230;
            T[] logits = TypedRows.Uniform<T>(Rows.Seeded(dim), RowCount * dim, 10), probabilities = new T[logits.Length], parallel = new T[logits.Length], one = new T[dim];
            TestKernels.Get<T, ForwardKernel<T>>("Reproducible", dim)(logits, probabilities);
            TestKernels.Get<T, ForwardKernel<T>>("ReproducibleParallel", dim)(logits, parallel);
            Assert.Equal(probabilities, parallel);
            for (int row = 0; row < RowCount; row++)
            {
                Span<T> x = logits.AsSpan(row * dim, dim), p = probabilities.AsSpan(row * dim, dim);
                TestKernels.Get<T, ForwardKernel<T>>("ReproducibleRow", dim)(x, one);
                Assert.True(p.SequenceEqual(one), $"Row {row} of {dim} alone");
                Compare<T>.Probabilities(p, TypedExpected.Softmax<T>(x), tally, $"{TypedSource.Prefix<T>()} of {dim}, row {row}");
            }

            // The same rows along the middle axis.
            T[] transposed = new T[Inner * dim], result = new T[Inner * dim];
            for (int row = 0; row < Inner; row++)
            {
                for (int i = 0; i < dim; i++)
                {
                    transposed[(i * Inner) + row] = logits[(row * dim) + i];
                }
            }

            TestKernels.Get<T, ForwardKernel<T>>("ReproducibleInner7", dim)(transposed, result);
            for (int row = 0; row < Inner; row++)
            {
                Assert.Equal(probabilities[(row * dim)..((row + 1) * dim)], Row(result, row, dim, Inner));
            }
        }

        tally.Report();
    }

    private static T[] Row<T>(T[] tensor, int row, int dim, int inner) =>
        [.. Enumerable.Range(0, dim).Select(i => tensor[(row / inner * dim * inner) + (i * inner) + (row % inner)])];
}
