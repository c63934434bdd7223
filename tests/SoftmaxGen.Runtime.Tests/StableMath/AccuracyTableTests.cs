using System;
using System.Linq;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>
/// Measures the largest error of every path on every distribution, prints it (the table of docs/numerics.md) and holds it to the contract.
/// </summary>
public sealed class AccuracyTableTests(ITestOutputHelper output)
{
    private static readonly int[] Lengths = [3, 10, 64, 1000, 4099];

    public static TheoryData<string> FloatPathNames => FloatPaths.Names;

    public static TheoryData<string> DoublePathNames => DoublePaths.Names;

    [Theory]
    [MemberData(nameof(FloatPathNames))]
    public void Float_softmax_is_within_4_ulp(string path)
    {
        foreach (string name in Rows.Names)
        {
            FloatErrors largest = Lengths
                .Where(n => n >= FloatPaths.MinLength(path))
                .Select(n => FloatErrors.Of(path, Rows.ToFloats(Rows.Named(name, n))))
                .Aggregate(FloatErrors.Larger);
            Report(path, name, largest);
        }
    }

    [Theory]
    [MemberData(nameof(DoublePathNames))]
    public void Double_softmax_is_within_4_ulp(string path)
    {
        foreach (string name in Rows.Names)
        {
            double largest = Lengths.Where(n => n >= DoublePaths.MinLength(path)).Max(n => DoubleError(path, Rows.Named(name, n)));
            Report("double", path, name, largest, Accuracy.ProbabilityUlps);
        }
    }

    [Theory]
    [InlineData("±10", 128256)]
    [InlineData("±10^4", 1 << 20)]
    [InlineData("one ahead", 1 << 22)]
    [InlineData("equal", 1 << 22)]
    public void Long_float_rows_are_as_accurate(string name, int length)
    {
        float[] logits = Rows.ToFloats(Rows.Named(name, length));
        foreach (string path in FloatPaths.Names.Select(row => row.Data))
        {
            Report(path, $"{name}, {length} elements", FloatErrors.Of(path, logits));
        }

        Report("float", "any", $"log-sum-exp, {name}, {length} elements", Accuracy.LogError(StableMath.LogSumExp(logits), SoftmaxReference.LogSumExp(logits)), Accuracy.LogUlps);
    }

    /// <summary>Equal terms are the worst case of a plain sum: each addition rounds in the same direction.</summary>
    [Theory]
    [InlineData(-0.1)]
    [InlineData(-3.7)]
    [InlineData(-11.3)]
    public void Four_million_doubles_are_summed_without_loss(double others)
    {
        double[] logits = new double[1 << 22];
        Array.Fill(logits, others);
        logits[12345] = 0;
        var exact = new ExactSoftmax([0, others], counts: [1, logits.Length - 1]);
        foreach (string path in DoublePaths.Names.Select(row => row.Data))
        {
            double[] p = DoublePaths.Softmax(path, logits);
            double largest = Math.Max(Ulps.OfDouble(p[12345], exact.Probability(0)), Ulps.OfDouble(p[^1], exact.Probability(1)));
            Report("double", path, $"{others} but one, {logits.Length} elements", largest, Accuracy.ProbabilityUlps);
        }

        Report("double", "any", $"log-sum-exp, {others} but one", Ulps.OfDoubleLog(StableMath.LogSumExp(logits), exact.LogSumExp()), Accuracy.LogUlps);
    }

    [Fact]
    public void Log_sum_exp_is_within_2_ulp()
    {
        foreach (string name in Rows.Names)
        {
            double floats = 0, doubles = 0;
            foreach (int length in Lengths)
            {
                double[] logits = Rows.Named(name, length);
                float[] rounded = Rows.ToFloats(logits);
                floats = Math.Max(floats, Accuracy.LogError(StableMath.LogSumExp(rounded), SoftmaxReference.LogSumExp(rounded)));
                doubles = Math.Max(doubles, Ulps.OfDoubleLog(StableMath.LogSumExp(logits), new ExactSoftmax(logits).LogSumExp()));
            }

            Report("float", "any", $"log-sum-exp, {name}", floats, Accuracy.LogUlps);
            Report("double", "any", $"log-sum-exp, {name}", doubles, Accuracy.LogUlps);
        }
    }

    /// <summary>The case where log(n) and the maximum cancel.</summary>
    [Fact]
    public void Log_sum_exp_near_zero_keeps_its_accuracy()
    {
        foreach (int n in (int[])[1000, 65_537, 1_000_003])
        {
            double value = -Math.Log(n) + 1e-3;
            double[] logits = Enumerable.Repeat(value, n).ToArray();
            double largest = Ulps.OfDoubleLog(StableMath.LogSumExp(logits), new ExactSoftmax([value], counts: [n]).LogSumExp());
            Report("double", "any", $"log-sum-exp near 0, {n} elements", largest, Accuracy.LogUlps);
        }
    }

    private void Report(string type, string path, string name, double ulps, double allowed)
    {
        output.WriteLine($"{type,-7} {path,-7} {name,-40} {ulps:F2} ULP");
        Assert.True(ulps <= allowed, $"{type} {path} {name}: {ulps} ULP");
    }

    private void Report(string path, string name, FloatErrors errors)
    {
        string subnormal = errors.Subnormal > 0 ? $", subnormal ones {errors.Subnormal:F2} steps" : "";
        output.WriteLine($"float   {path,-7} {name,-40} {errors.Normal:F2} ULP{subnormal}");
        Assert.True(errors.Normal <= Accuracy.ProbabilityUlps && errors.Contract <= Accuracy.ProbabilityUlps, $"{path} {name}: {errors}");
    }

    private static double DoubleError(string path, double[] logits)
    {
        double[] actual = DoublePaths.Softmax(path, logits);
        var exact = new ExactSoftmax(logits);
        return actual.Select((p, i) => Ulps.OfDouble(p, exact.Probability(i))).Max();
    }
}
