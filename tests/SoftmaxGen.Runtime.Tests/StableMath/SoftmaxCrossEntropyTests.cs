using System;
using System.Linq;
using SoftmaxGen.Simd;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

public sealed class SoftmaxCrossEntropyTests(ITestOutputHelper output)
{
    private const double Infinity = double.PositiveInfinity;

    // One ULP of 1.
    private const double DoubleStep = 1.0 / (1L << 52);
    private const float FloatStep = 1f / (1 << 23);

    [Fact]
    public void A_label_costs_within_2_ulp_at_the_scale_of_1()
    {
        double largestFloat = 0, largestDouble = 0;
        foreach (string name in Rows.Names)
        {
            foreach (int length in (int[])[1, 3, 10, 64, 1000])
            {
                double[] logits = Rows.Named(name, length);
                float[] floats = Rows.ToFloats(logits);
                var exact = new ExactSoftmax(logits);
                foreach (int target in new[] { 0, length / 2, length - 1, Array.IndexOf(logits, logits.Max()), Array.IndexOf(logits, logits.Min()) }.Distinct())
                {
                    largestFloat = Math.Max(largestFloat, Accuracy.LogError(StableMath.SoftmaxCrossEntropy(floats, target), SoftmaxReference.SoftmaxCrossEntropy(floats, target)));
                    largestDouble = Math.Max(largestDouble, Ulps.OfDoubleLog(StableMath.SoftmaxCrossEntropy(logits, target), exact.CrossEntropy(target)));
                }
            }
        }

        Report("label", largestFloat, largestDouble);
    }

    [Fact]
    public void A_distribution_costs_within_2_ulp_at_the_scale_of_1()
    {
        double largestFloat = 0, largestDouble = 0;
        foreach (string name in Rows.Names)
        {
            foreach (int length in (int[])[1, 3, 10, 64, 1000])
            {
                double[] logits = Rows.Named(name, length), weights = [.. Rows.Uniform(length, 1, seed: 5).Select(w => w < 0 ? 0 : Math.Round(w * 1024) / 1024 / length)];
                float[] floats = Rows.ToFloats(logits), floatWeights = Rows.ToFloats(weights);
                largestDouble = Math.Max(largestDouble, Ulps.OfDoubleLog(StableMath.SoftmaxCrossEntropy(logits, weights), Expected(logits, weights)));
                (double high, _) = Expected(Array.ConvertAll(floats, x => (double)x), Array.ConvertAll(floatWeights, x => (double)x));
                largestFloat = Math.Max(largestFloat, Accuracy.LogError(StableMath.SoftmaxCrossEntropy(floats, floatWeights), high));
            }
        }

        Report("distribution", largestFloat, largestDouble);
    }

    /// <summary>Of a nearly certain label the loss is the probability of all others, with all its digits.</summary>
    [Theory]
    [InlineData(-40)]
    [InlineData(-300)]
    [InlineData(-700)]
    public void A_small_loss_keeps_its_digits(double other)
    {
        double expected = 2 * Math.Exp(other);
        Assert.Equal(expected, StableMath.SoftmaxCrossEntropy([other, 0, other], 1), expected * 1e-14);
        if (other > -87)
        {
            Assert.Equal(expected, StableMath.SoftmaxCrossEntropy([(float)other, 0f, (float)other], 1), expected * 1e-6);
        }
    }

    [Theory]
    [InlineData(new double[] { 5 }, 0, 0)]
    [InlineData(new double[] { -Infinity }, 0, double.NaN)]
    [InlineData(new double[] { -Infinity, -Infinity }, 1, double.NaN)]
    [InlineData(new double[] { 1, -Infinity }, 0, 0)]
    [InlineData(new double[] { 1, -Infinity }, 1, Infinity)]
    [InlineData(new double[] { 1, Infinity }, 0, double.NaN)]
    [InlineData(new double[] { 1, Infinity }, 1, double.NaN)]
    [InlineData(new double[] { 1, double.NaN }, 0, double.NaN)]
    [InlineData(new double[] { 1, double.NaN }, 1, double.NaN)]
    [InlineData(new double[] { 0, -800 }, 1, 800)]
    [InlineData(new double[] { 1000, 1000 }, 0, 0.6931471805599453)]
    [InlineData(new double[] { 3e38, -3e38 }, 0, 0)]
    public void Special_rows_follow_the_policy(double[] logits, int target, double expected)
    {
        double[] oneHot = new double[logits.Length];
        oneHot[target] = 1;
        Assert.Equal(expected, StableMath.SoftmaxCrossEntropy(logits, target), 2 * DoubleStep);
        Assert.Equal((float)expected, StableMath.SoftmaxCrossEntropy(Rows.ToFloats(logits), target), 2 * FloatStep);
        Assert.Equal(expected, StableMath.SoftmaxCrossEntropy(logits, oneHot), 2 * DoubleStep);
        Assert.Equal((float)expected, StableMath.SoftmaxCrossEntropy(Rows.ToFloats(logits), Rows.ToFloats(oneHot)), 2 * FloatStep);
    }

    [Fact]
    public void A_distance_beyond_the_range_is_no_NaN()
    {
        Assert.Equal(0, StableMath.SoftmaxCrossEntropy([1e308, -1e308], 0));
        Assert.Equal(Infinity, StableMath.SoftmaxCrossEntropy([1e308, -1e308], 1));
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("target", () => StableMath.SoftmaxCrossEntropy(new float[3], 3));
        Assert.Throws<ArgumentOutOfRangeException>("target", () => StableMath.SoftmaxCrossEntropy(new double[3], -1));
        Assert.Throws<ArgumentOutOfRangeException>("target", () => StableMath.SoftmaxCrossEntropy(Array.Empty<double>(), 0));
        Assert.Throws<ArgumentException>("targetProbabilities", () => StableMath.SoftmaxCrossEntropy(new float[3], new float[2]));
        Assert.Throws<ArgumentException>("targetProbabilities", () => StableMath.SoftmaxCrossEntropy(new double[3], new double[4]));
        Assert.Equal(0, StableMath.SoftmaxCrossEntropy(Array.Empty<double>(), []));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        float[] floats = Rows.UniformFloats(101, 9, seed: 1);
        double[] doubles = Rows.Uniform(101, 9, seed: 1);
        Run();
        Assert.Equal(0, Allocations.Of(Run));

        void Run()
        {
            StableMath.LogSoftmax(floats, floats);
            StableMath.LogSoftmax(doubles, doubles);
            StableMath.SoftmaxCrossEntropy(floats, 7);
            StableMath.SoftmaxCrossEntropy(doubles, 7);
            StableMath.SoftmaxCrossEntropy(floats, floats);
            StableMath.SoftmaxCrossEntropy(doubles, doubles);
        }
    }

    private static (double High, double Low) Expected(double[] logits, double[] weights)
    {
        var exact = new ExactSoftmax(logits);
        var sum = new ExactNumber(0, 0);
        for (int i = 0; i < logits.Length; i++)
        {
            (double high, double low) = exact.CrossEntropy(i);
            ExactNumber weight = ExactNumber.Of(-weights[i]);
            sum = sum - (weight * ExactNumber.Of(high)) - (weight * ExactNumber.Of(low));
        }

        return sum.ToPair();
    }

    private void Report(string what, double largestFloat, double largestDouble)
    {
        output.WriteLine($"SoftmaxCrossEntropy of a {what}: float {largestFloat:F2} ULP, double {largestDouble:F2} ULP at the scale max(|result|, 1)");
        Assert.True(largestFloat <= Accuracy.LogUlps && largestDouble <= Accuracy.LogUlps, $"{largestFloat}, {largestDouble}");
    }
}
