using System;
using System.Linq;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The oracle of all other tests, itself held against integer arithmetic of 240 bits.</summary>
public sealed class SoftmaxReferenceTests(ITestOutputHelper output)
{
    public static TheoryData<double, double> RangesAndScales => new()
    {
        { 1, 1 }, { 10, 1 }, { 100, 1 }, { 1e4, 1 }, { 1e30, 1 }, { 10, 0.125 }, { 10, 1 / 3.0 }, { 10, -0.7 }, { 1e4, 3e-4 },
    };

    [Theory]
    [MemberData(nameof(RangesAndScales))]
    public void Equals_integer_arithmetic(double range, double scale)
    {
        double[] logits = Rows.Uniform(48, range, seed: 5);
        logits[7] = logits[8];
        var exact = new ExactSoftmax(logits, scale);

        var probabilities = new double[logits.Length];
        SoftmaxReference.Softmax(logits, probabilities, scale);
        double softmax = probabilities.Select((p, i) => Ulps.OfDouble(p, exact.Probability(i))).Max();
        double logSumExp = Ulps.OfDoubleLog(SoftmaxReference.LogSumExp(logits, scale), exact.LogSumExp());
        double loss = Enumerable.Range(0, logits.Length)
            .Max(t => Ulps.OfDoubleLog(SoftmaxReference.SoftmaxCrossEntropy(logits, t, scale), exact.CrossEntropy(t)));

        output.WriteLine($"±{range} · {scale:R}: softmax {softmax:F2} ULP, log-sum-exp {logSumExp:F2}, loss {loss:F2} (double)");
        Assert.True(softmax <= 0.51 && logSumExp <= 0.51 && loss <= 0.51, $"{softmax} {logSumExp} {loss}");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(35)]
    [InlineData(60)]
    [InlineData(100)]
    public void A_tiny_loss_keeps_its_digits(double lead)
    {
        double[] logits = [0, -lead, -lead - 1, -lead - 2];
        (double High, double Low) exact = new ExactSoftmax(logits).CrossEntropy(0);

        double loss = SoftmaxReference.SoftmaxCrossEntropy(logits, 0);

        Assert.True(loss > 0);
        Assert.True(Ulps.OfDouble(loss, exact) <= 0.51, $"{loss:R} against {exact.High:R}");
    }

    [Fact]
    public void The_gradient_at_the_target_is_minus_the_sum_of_the_other_probabilities()
    {
        double[] logits = [0, -50, -51, 3];
        var gradient = new double[4];
        var p = new double[4];
        SoftmaxReference.Softmax(logits, p);

        SoftmaxReference.SoftmaxCrossEntropy(logits, 3, gradient, scale: 1);

        Assert.Equal(p[..3], gradient[..3]);
        Assert.Equal(-(p[0] + p[1] + p[2]), gradient[3], 1e-17);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        const double scale = 0.7, step = 1e-5;
        double[] logits = Rows.Uniform(9, 2, seed: 11), upstream = Rows.Uniform(9, 3, seed: 12);
        double[] p = Probabilities(logits, scale), gradient = new double[9], lossGradient = new double[9];
        SoftmaxReference.SoftmaxGradient(p, upstream, gradient, scale);
        SoftmaxReference.SoftmaxCrossEntropy(logits, 4, lossGradient, scale);

        for (int i = 0; i < logits.Length; i++)
        {
            double[] up = [.. logits], down = [.. logits];
            up[i] += step;
            down[i] -= step;
            double dot = Probabilities(up, scale).Zip(upstream, (a, b) => a * b).Sum() - Probabilities(down, scale).Zip(upstream, (a, b) => a * b).Sum();
            Assert.Equal(dot / (2 * step), gradient[i], 1e-8);
            double loss = SoftmaxReference.SoftmaxCrossEntropy(up, 4, scale) - SoftmaxReference.SoftmaxCrossEntropy(down, 4, scale);
            Assert.Equal(loss / (2 * step), lossGradient[i], 1e-8);
        }
    }

    [Fact]
    public void Log_softmax_is_the_logarithm_of_softmax_and_goes_on_where_that_underflows()
    {
        var result = new double[3];
        SoftmaxReference.LogSoftmax(new float[] { 90, 100, 1000 }, result);
        Assert.Equal([-910, -900, 0], result);
        SoftmaxReference.LogSoftmax([1.0, 2, double.NegativeInfinity], result);
        Assert.Equal(Math.Log(1 / (1 + Math.E)), result[0], 1e-15);
        Assert.Equal(double.NegativeInfinity, result[2]);
    }

    [Fact]
    public void Sums_stay_exact_over_four_million_elements()
    {
        var logits = new float[1 << 22];
        Array.Fill(logits, -3.7f);
        logits[0] = 0;
        double e = Math.Exp(-3.7f), sum = 1 + (logits.Length - 1) * e;

        Assert.Equal(Math.Log(sum), SoftmaxReference.LogSumExp(logits), 1e-14);
    }

    [Fact]
    public void Hostile_values_follow_the_policy()
    {
        const double inf = double.PositiveInfinity, nan = double.NaN;
        double[] p = new double[3], g = new double[3];
        Check([-inf, -inf, -inf], [nan, nan, nan], -inf, nan);
        Check([-inf, 1, -inf], [0, 1, 0], 1, inf);
        Check([0, inf, 0], [nan, nan, nan], inf, nan);
        Check([-inf, inf, nan], [nan, nan, nan], nan, nan);
        Check([-double.MaxValue, -double.MaxValue, -double.MaxValue], [1 / 3.0, 1 / 3.0, 1 / 3.0], -double.MaxValue, Math.Log(3));
        Check([-double.MaxValue, double.MaxValue, 0], [0, 1, 0], double.MaxValue, inf);
        Assert.Equal(double.NegativeInfinity, SoftmaxReference.LogSumExp(ReadOnlySpan<double>.Empty));

        void Check(double[] logits, double[] probabilities, double logSumExp, double lossOfFirst)
        {
            SoftmaxReference.Softmax(logits, p);
            Assert.Equal(probabilities, p);
            Assert.Equal(logSumExp, SoftmaxReference.LogSumExp(logits));
            Assert.Equal(lossOfFirst, SoftmaxReference.SoftmaxCrossEntropy(logits, 0, g));
            Assert.Equal(double.IsNaN(probabilities[0]), g.All(double.IsNaN));
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_scale_without_meaning_is_refused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => SoftmaxReference.LogSumExp([1.0], scale));

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>("probabilities", () => SoftmaxReference.Softmax([1.0, 2], new double[3]));
        Assert.Throws<ArgumentException>("upstream", () => SoftmaxReference.SoftmaxGradient([1.0, 2], [1.0], new double[2]));
        Assert.Throws<ArgumentException>("gradient", () => SoftmaxReference.SoftmaxCrossEntropy([1.0, 2], 0, new double[1]));
    }

    private static double[] Probabilities(double[] logits, double scale)
    {
        var p = new double[logits.Length];
        SoftmaxReference.Softmax(logits, p, scale);
        return p;
    }
}
