using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>Kernels built with <c>SoftmaxGenSelfCheck=true</c>: silent on good results, loud on bad ones.</summary>
public sealed class SelfCheckTests
{
    private static readonly int[] Dims = [1, 2, 3, 10, 64, 100, 1000];

    private static readonly Lazy<LoadedKernels> Kernels = new(() => LoadedKernels.Load(
        LoadedKernels.Emit(GeneratorHarness.Generate(UserProject.Of(KernelSource.OfEveryForm(Dims)) with { SelfCheck = "true" })),
        KernelSource.TypeName));

    [Fact]
    public void Good_results_pass()
    {
        foreach (int dim in Dims)
        {
            foreach ((string name, Rows.Filler fill) in Rows.Everyday.Concat(Rows.Far).Concat(Rows.WithMinusInfinity).Append(("NaN", (row, _) => row.Fill(float.NaN))))
            {
                RunAll(dim, fill);
            }
        }
    }

    [Fact]
    public void Overwritten_inputs_are_still_known_to_the_check()
    {
        foreach (int dim in Dims)
        {
            var x = new float[dim];
            Rows.Uniform(10)(x, Rows.Seeded(dim));
            Get<SoftmaxKernel>("Softmax", dim)(x, x);
            Get<InPlaceSoftmaxKernel>("InPlace", dim)(x);
            Get<LossGradientKernel>("LossGradient", dim)(x, 0, x);
        }
    }

    [Fact]
    public void A_wrong_result_throws_and_says_where()
    {
        // Without the maximum exp(90) overflows: the kernel is used outside of its range.
        var exception = Assert.Throws<KernelVerificationException>(() => Get<SoftmaxKernel>("Unstable", 3)([90f, 2f, -2f], new float[3]));
        Assert.Contains("Unstable_3", exception.Kernel, StringComparison.Ordinal);
        Assert.Equal(0, exception.Row);
        Assert.InRange(exception.Index, 0, 2);
        Assert.True(double.IsNaN(exception.Actual), exception.Message);
        Assert.InRange(exception.Expected, 0, 1);
    }

    [Fact]
    public void Wrong_arguments_are_still_refused() =>
        Assert.Throws<ArgumentException>(() => Get<SoftmaxKernel>("Softmax", 3)(new float[2], new float[3]));

    private static TKernel Get<TKernel>(string form, int dim)
        where TKernel : Delegate => Kernels.Value.Get<TKernel>(TestKernels.NameOf(form, dim));

    private static void RunAll(int dim, Rows.Filler fill)
    {
        const int RowsTried = 3;
        Random random = Rows.Seeded(dim);
        float[] rows = new float[RowsTried * dim], result = new float[rows.Length], upstream = new float[rows.Length], losses = new float[RowsTried];
        int[] targets = [0, dim - 1, dim / 2];
        fill(rows, random);
        Rows.Uniform(10)(upstream, random);
        ReadOnlySpan<float> row = rows.AsSpan(0, dim);

        Get<LossKernel>("Loss", dim)(row, dim - 1);
        Get<LossGradientKernel>("LossGradient", dim)(row, 0, result.AsSpan(0, dim));
        Get<BatchLossKernel>("MeanLoss", dim)(rows, targets);
        Get<BatchLossGradientKernel>("MeanLossGradient", dim)(rows, targets, result);
        Get<BatchLossGradientKernel>("SumLossGradient", dim)(rows, targets, result);
        Get<RowLossesKernel>("RowLosses", dim)(rows, targets, losses);
        Get<RowLossesGradientKernel>("RowLossesGradient", dim)(rows, targets, losses, result);

        Get<SoftmaxKernel>("Softmax", dim)(row, result.AsSpan(0, dim));
        Get<SoftmaxKernel>("SoftmaxRows", dim)(rows, result);
        Get<GradientKernel>("Gradient", dim)(result.AsSpan(0, dim), upstream.AsSpan(0, dim), new float[dim]);
        Get<GradientKernel>("GradientRows", dim)(result, upstream, new float[rows.Length]);
    }
}
