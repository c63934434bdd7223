using System;
using System.Linq;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

public sealed class LogSoftmaxTests(ITestOutputHelper output)
{
    private static readonly int[] Lengths = [1, 3, 10, 64, 1000, 4099];

    [Fact]
    public void Within_2_ulp_at_the_scale_of_1()
    {
        double largestFloat = 0, largestDouble = 0;
        foreach (string name in Rows.Names)
        {
            foreach (int length in Lengths)
            {
                double[] logits = Rows.Named(name, length), actual = new double[length], expected = new double[length];
                float[] floats = Rows.ToFloats(logits), actualFloats = new float[length];
                StableMath.LogSoftmax(floats, actualFloats);
                SoftmaxReference.LogSoftmax(floats, expected);
                largestFloat = Math.Max(largestFloat, actualFloats.Zip(expected, Accuracy.LogError).Max());

                StableMath.LogSoftmax(logits, actual);
                largestDouble = Math.Max(largestDouble, DoubleError(logits, actual));
            }
        }

        output.WriteLine($"LogSoftmax float {largestFloat:F2} ULP, double {largestDouble:F2} ULP at the scale max(|result|, 1)");
        Assert.True(largestFloat <= Accuracy.LogUlps && largestDouble <= Accuracy.LogUlps, $"{largestFloat}, {largestDouble}");
    }

    [Fact]
    public void Special_values_follow_the_policy()
    {
        const double Infinity = double.PositiveInfinity;
        foreach (int length in (int[])[1, 2, 5, 8, 19])
        {
            for (int position = 0; position < length; position++)
            {
                double[] row = Rows.Uniform(length, 5, seed: length);
                row[position] = Infinity;
                AssertAll(double.IsNaN, row);
                row[position] = double.NaN;
                AssertAll(double.IsNaN, row);
                row[position] = -Infinity;
                if (length > 1)
                {
                    double[] logs = Of(row);
                    Assert.Equal(-Infinity, logs[position]);
                    Assert.Equal(1, logs.Sum(Math.Exp), 1e-12);
                }
            }

            AssertAll(double.IsNaN, [.. Enumerable.Repeat(-Infinity, length)]);
            AssertAll(x => Math.Abs(x + Math.Log(length)) <= 1e-15, [.. Enumerable.Repeat(-double.MaxValue, length)]);
        }
    }

    [Fact]
    public void Wrong_spans_are_refused_and_empty_ones_allowed()
    {
        double[] doubles = new double[20];
        float[] floats = new float[20];
        StableMath.LogSoftmax(ReadOnlySpan<float>.Empty, []);
        StableMath.LogSoftmax(ReadOnlySpan<double>.Empty, []);
        Assert.Throws<ArgumentException>("logProbabilities", () => StableMath.LogSoftmax(floats.AsSpan(0, 3), floats.AsSpan(3, 4)));
        Assert.Throws<ArgumentException>("logProbabilities", () => StableMath.LogSoftmax(floats.AsSpan(0, 3), floats.AsSpan(1, 3)));
        Assert.Throws<ArgumentException>("logProbabilities", () => StableMath.LogSoftmax(doubles.AsSpan(0, 3), doubles.AsSpan(3, 4)));
        Assert.Throws<ArgumentException>("logProbabilities", () => StableMath.LogSoftmax(doubles.AsSpan(1, 3), doubles.AsSpan(0, 3)));
    }

    /// <summary>Both types, in memory of its own and in place.</summary>
    private static void AssertAll(Predicate<double> holds, double[] row)
    {
        Assert.All(Of(row), x => Assert.True(holds(x), $"{x}"));
        float[] floats = Array.ConvertAll(row, x => x == -double.MaxValue ? -float.MaxValue : (float)x);
        StableMath.LogSoftmax(floats, floats);
        Assert.All(floats, x => Assert.True(double.IsNaN(x) ? holds(x) : float.IsFinite(x)));
    }

    private static double[] Of(double[] row)
    {
        var logs = new double[row.Length];
        StableMath.LogSoftmax(row, logs);
        double[] inPlace = [.. row];
        StableMath.LogSoftmax(inPlace, inPlace);
        Assert.Equal(logs, inPlace);
        return logs;
    }

    // The exact loss of an element is the negative of its log-probability.
    private static double DoubleError(double[] logits, double[] actual)
    {
        var exact = new ExactSoftmax(logits);
        int step = Math.Max(1, logits.Length / 50);
        return Enumerable.Range(0, logits.Length).Where(i => i % step == 0).Max(i => Ulps.OfDoubleLog(-actual[i], exact.CrossEntropy(i)));
    }
}
