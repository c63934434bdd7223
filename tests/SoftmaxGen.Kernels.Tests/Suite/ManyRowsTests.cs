using System;
using System.Numerics;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>Many random rows of few elements: where errors of an exponential and of the largest one meet, as they do in one row of thousands.</summary>
public sealed class ManyRowsTests
{
    private const int Elements = 300_000;

    private static readonly double[] Ranges = [1, 10];

    [Fact]
    public void Floats() => Check(dim => new ForwardKernel<float>(TestKernels.Get<SoftmaxKernel>("SoftmaxRows", dim)));

    [Fact]
    public void Doubles() => Check(dim => TestKernels.Get<double, ForwardKernel<double>>("SoftmaxRows", dim));

    private static void Check<T>(Func<int, ForwardKernel<T>> kernelOf)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tally = new Tally();
        foreach (int dim in (int[])[2, 3, 10, 16, 17, 33, 64])
        {
            Random random = Rows.Seeded(dim);
            foreach (double range in Ranges)
            {
                T[] logits = TypedRows.Uniform<T>(random, Elements / dim * dim, range), probabilities = new T[logits.Length];
                kernelOf(dim)(logits, probabilities);
                for (int i = 0; i < logits.Length; i += dim)
                {
                    Compare<T>.Probabilities(
                        probabilities.AsSpan(i, dim), TypedExpected.Softmax<T>(logits.AsSpan(i, dim)), tally, $"Rows of {dim} {TypedSource.Prefix<T>()}s, ±{range}, row {i / dim}");
                }
            }
        }

        tally.Report();
    }
}
