using System;
using System.Collections.Generic;
using System.Linq;
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
    public void Floats()
    {
        var tally = new Tally();
        foreach ((int dim, double range) in Cases(2, 3, 10, 16, 17, 33, 64))
        {
            var logits = new float[Elements / dim * dim];
            var probabilities = new float[logits.Length];
            Fill(logits, dim, range, value => (float)value);
            TestKernels.Get<SoftmaxKernel>("SoftmaxRows", dim)(logits, probabilities);
            Compare<float>.Probabilities(probabilities, Expected.Softmax(logits, dim), tally, $"Rows of {dim} floats, ±{range}");
        }

        tally.Report();
    }

    [Fact]
    public void Doubles()
    {
        var tally = new Tally();
        foreach ((int dim, double range) in Cases(2, 3, 10, 16, 17, 64))
        {
            var logits = new double[Elements / dim * dim];
            double[] probabilities = new double[logits.Length], exact = new double[logits.Length];
            Fill(logits, dim, range, value => value);
            TestKernels.Get<double, ForwardKernel<double>>("SoftmaxRows", dim)(logits, probabilities);
            for (int i = 0; i < logits.Length; i += dim)
            {
                SoftmaxReference.Softmax(logits.AsSpan(i, dim), exact.AsSpan(i, dim));
            }

            Compare<double>.Probabilities(probabilities, exact, tally, $"Rows of {dim} doubles, ±{range}");
        }

        tally.Report();
    }

    private static IEnumerable<(int Dim, double Range)> Cases(params int[] dims) => Ranges.SelectMany(range => dims.Select(dim => (dim, range)));

    private static void Fill<T>(Span<T> logits, int dim, double range, Func<double, T> convert)
    {
        Random random = Rows.Seeded(dim);
        for (int i = 0; i < logits.Length; i++)
        {
            logits[i] = convert(((2 * random.NextDouble()) - 1) * range);
        }
    }
}
