using System;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests.Inner;

/// <summary>Columns of doubles against exact arithmetic, which unlike the reference is more exact than they are.</summary>
public sealed class InnerExactTests(ITestOutputHelper output)
{
    public static TheoryData<string> Paths => new(InnerPaths.Names);

    [Theory]
    [MemberData(nameof(Paths))]
    public void Doubles_are_within_four_ulps(string path)
    {
        foreach ((double range, double scale) in ((double, double)[])[(1, 1), (100, 1), (1e4, 1), (100, -0.37)])
        {
            Tensor<double> logits = Tensor<double>.Uniform(1, 64, 49, range, seed: 49), p = new(1, 64, 49);
            (InnerPlan plan, nuint blocks) = InnerPaths.Plan<double>(1, 64, 49);
            InnerPaths.Get<double>(path).Softmax(ref logits.Elements[0], ref p.Elements[0], plan, 0, blocks, scale, default);

            double worst = 0;
            foreach (int column in (int[])[0, 7, 31, 48])
            {
                var exact = new ExactSoftmax(logits.Column(column), scale);
                for (int i = 0; i < p.Dim; i++)
                {
                    (double high, double low) = exact.Probability(i);
                    worst = high < 1e-300 ? worst : Math.Max(worst, Math.Abs((p[column, i] - high) - low) / Errors.Ulp<double>(high));
                }
            }

            output.WriteLine($"path {path}, ±{range}, scale {scale}: {worst:F2} ULP");
            Assert.True(worst <= 4);
        }
    }
}
