using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>Double and Half: the same kernels in every form. (Float has suites of its own.)</summary>
public sealed class ElementTypeTests
{
    private static readonly double[] Ranges = [1, 10, 100, 1e4];

    [Fact]
    public void Double_softmax() => Softmax<double>();

    [Fact]
    public void Half_softmax() => Softmax<Half>();

    [Fact]
    public void Double_hostile_values() => HostileValues<double>();

    [Fact]
    public void Half_hostile_values() => HostileValues<Half>();

    [Fact]
    public void Double_gradient() => Gradient<double>();

    [Fact]
    public void Half_gradient() => Gradient<Half>();

    [Fact]
    public void Double_cross_entropy() => CrossEntropy<double>();

    [Fact]
    public void Half_cross_entropy() => CrossEntropy<Half>();

    private static void Softmax<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tally = new Tally();
        string prefix = TypedSource.Prefix<T>();
        foreach (int dim in TypedSource.Dims)
        {
            Random random = Rows.Seeded(dim);
            foreach (double range in Ranges)
            {
                const int Rows = 5;
                T[] logits = TypedRows.Uniform<T>(random, Rows * dim, range), probabilities = new T[logits.Length];
                foreach (string form in new[] { "SoftmaxRows", "Softmax", "Scaled" }.Concat(range <= (typeof(T) == typeof(Half) ? 10 : 80) ? ["Unstable"] : []))
                {
                    ForwardKernel<T> kernel = TestKernels.Get<T, ForwardKernel<T>>(form, dim);
                    int rows = form is "SoftmaxRows" or "Unstable" ? Rows : 1;
                    kernel(logits.AsSpan(0, rows * dim), probabilities.AsSpan(0, rows * dim));
                    for (int row = 0; row < rows; row++)
                    {
                        string what = $"{prefix}{form} of {dim}, ±{range}, row {row}";
                        Compare<T>.Probabilities(
                            probabilities.AsSpan(row * dim, dim), TypedExpected.Softmax<T>(logits.AsSpan(row * dim, dim), form == "Scaled" ? -0.3 : 1), tally, what);
                    }
                }

                // In place.
                T[] copy = [.. logits];
                TestKernels.Get<T, ForwardKernel<T>>("SoftmaxRows", dim)(copy, copy);
                TestKernels.Get<T, ForwardKernel<T>>("SoftmaxRows", dim)(logits, probabilities);
                Assert.Equal(probabilities, copy);
            }
        }

        tally.Report();
    }

    private static void HostileValues<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tally = new Tally();
        T max = T.CreateChecked(typeof(T) == typeof(Half) ? 65504 : 1e300);
        T[] values = [T.NaN, T.PositiveInfinity, T.NegativeInfinity, max, -max, T.NegativeZero, T.Epsilon];
        foreach (int dim in TypedSource.Dims.Where(d => d <= 161))
        {
            ForwardKernel<T> kernel = TestKernels.Get<T, ForwardKernel<T>>("SoftmaxRows", dim);
            var probabilities = new T[3 * dim];
            foreach (T value in values)
            {
                for (int position = 0; position < dim; position++)
                {
                    T[] logits = [.. Enumerable.Range(0, 3 * dim).Select(i => T.CreateChecked(((i * 37) % 101) * 0.0625))];
                    logits[dim + position] = value;
                    kernel(logits, probabilities);
                    for (int row = 0; row < 3; row++)
                    {
                        Compare<T>.Probabilities(probabilities.AsSpan(row * dim, dim), TypedExpected.Softmax<T>(logits.AsSpan(row * dim, dim)), tally, $"Row {row} of {dim} with {value} at {position}");
                    }
                }
            }

            T[] nothing = new T[3 * dim];
            Array.Fill(nothing, T.NegativeInfinity, dim, dim);
            kernel(nothing, probabilities);
            Assert.All(probabilities[dim..(2 * dim)], p => Assert.True(T.IsNaN(p)));
            Assert.All(probabilities[..dim], p => Assert.False(T.IsNaN(p)));
        }

        tally.Report();
    }

    private static void Gradient<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double Scale = 0.7;
        var tally = new Tally();
        foreach (int dim in TypedSource.Dims)
        {
            Random random = Rows.Seeded(dim);
            T[] probabilities = TypedRows.Uniform<T>(random, 3 * dim, 4), upstream = TypedRows.Uniform<T>(random, 3 * dim, 2), gradient = new T[3 * dim];
            TestKernels.Get<T, ForwardKernel<T>>("SoftmaxRows", dim)(probabilities, probabilities);
            TestKernels.Get<T, BackwardKernel<T>>("Gradient", dim)(probabilities, upstream, gradient);
            for (int row = 0; row < 3; row++)
            {
                double[] p = TypedExpected.Widen<T>(probabilities.AsSpan(row * dim, dim)), u = TypedExpected.Widen<T>(upstream.AsSpan(row * dim, dim)), exact = new double[dim];
                SoftmaxReference.SoftmaxGradient(p, u, exact, Scale);
                double dot = Math.Abs(p.Zip(u, (a, b) => a * b).Sum());
                double largest = p.Zip(u, (a, b) => Scale * a * Math.Max(Math.Abs(b), dot)).Max();
                Compare<T>.Gradients(gradient.AsSpan(row * dim, dim), exact, largest, tally, $"{TypedSource.Prefix<T>()} gradient of {dim}");
            }
        }

        tally.Report();
    }

    private static void CrossEntropy<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tally = new Tally();
        string prefix = TypedSource.Prefix<T>();
        foreach (int dim in TypedSource.Dims)
        {
            Random random = Rows.Seeded(dim);
            foreach (double range in new double[] { 1, 10, 1e3 })
            {
                T[] logits = TypedRows.Uniform<T>(random, dim, range), gradient = new T[dim], losses = new T[1];
                int[] target = [random.Next(dim)];
                T loss = TestKernels.Get<T, LossKernel<T>>("SumLoss", dim)(logits, target, gradient);
                TestKernels.Get<T, LossesKernel<T>>("Losses", dim)(logits, target, losses);
                var exact = new double[dim];
                double exactLoss = SoftmaxReference.SoftmaxCrossEntropy(TypedExpected.Widen<T>(logits), target[0], exact);
                string what = $"{prefix} cross-entropy of {dim}, ±{range}";
                Compare<T>.Loss(loss, exactLoss, tally, what);
                Compare<T>.Loss(losses[0], exactLoss, tally, what);
                Compare<T>.Gradients(gradient, exact, exact.Max(Math.Abs), tally, what);
            }
        }

        tally.Report();
    }
}
