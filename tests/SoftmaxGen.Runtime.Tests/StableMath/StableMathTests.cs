using System;
using System.Linq;
using CsCheck;
using SoftmaxGen.Simd;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

public sealed class StableMathTests(ITestOutputHelper output)
{
    private static readonly Gen<float[]> FloatRows = Gen.Float[-100, 100].Array[1, 90];

    [Fact]
    public void Wrong_lengths_and_shifted_overlaps_are_refused_before_anything_is_written()
    {
        float[] memory = Rows.UniformFloats(20, 3, seed: 1), before = [.. memory];
        ArgumentException length = Assert.Throws<ArgumentException>("probabilities", () => StableMath.Softmax(memory.AsSpan(0, 10), memory.AsSpan(10, 9)));
        Assert.Contains("9 elements", length.Message);
        Assert.Contains("needs 10", length.Message);
        Assert.Throws<ArgumentException>("probabilities", () => StableMath.Softmax(memory.AsSpan(0, 10), memory.AsSpan(1, 10)));
        Assert.Equal(before, memory);
        Assert.Throws<ArgumentException>("probabilities", () => StableMath.Softmax(new double[3], new double[4]));
        double[] doubles = new double[20];
        Assert.Throws<ArgumentException>("probabilities", () => StableMath.Softmax(doubles.AsSpan(1, 10), doubles.AsSpan(0, 10)));
    }

    [Fact]
    public void An_empty_row_is_no_error()
    {
        StableMath.Softmax(ReadOnlySpan<float>.Empty, Span<float>.Empty);
        StableMath.Softmax(ReadOnlySpan<double>.Empty, Span<double>.Empty);
    }

    [Theory]
    [InlineData("softmax of floats")]
    [InlineData("softmax of doubles")]
    [InlineData("log-sum-exp of floats")]
    [InlineData("log-sum-exp of doubles")]
    public void Nothing_is_allocated(string what)
    {
        float[] floats = Rows.UniformFloats(1001, 9, seed: 1);
        double[] doubles = Rows.Uniform(1001, 9, seed: 1);
        Run();
        Assert.Equal(0, Allocations.Of(Run));

        void Run()
        {
            switch (what)
            {
                case "softmax of floats":
                    StableMath.Softmax(floats, floats);
                    break;
                case "softmax of doubles":
                    StableMath.Softmax(doubles, doubles);
                    break;
                case "log-sum-exp of floats":
                    StableMath.LogSumExp(floats);
                    break;
                default:
                    StableMath.LogSumExp(doubles);
                    break;
            }
        }
    }

    [Fact]
    public void Probabilities_sum_to_one() =>
        FloatRows.Sample(
            logits =>
            {
                var p = new float[logits.Length];
                StableMath.Softmax(logits, p);
                return Math.Abs(p.Sum(x => (double)x) - 1) < 1e-6 && p.All(x => x is >= 0 and <= 1);
            },
            seed: Seeds.Next(output),
            threads: 1);

    /// <summary>Shifts by multiples of 1/8 change logits of multiples of 1/8 exactly, so the probabilities must agree to their accuracy.</summary>
    [Fact]
    public void A_shift_of_all_logits_changes_nothing() =>
        Gen.Select(Gen.Int[-400, 400].Array[1, 90], Gen.Int[-80_000, 80_000]).Sample(
            (steps, shift) =>
            {
                float[] logits = Array.ConvertAll(steps, s => s / 8f), shifted = Array.ConvertAll(steps, s => (s + shift) / 8f);
                float[] a = FloatPaths.Softmax("any", logits), b = FloatPaths.Softmax("any", shifted);
                return a.Zip(b, (x, y) => Accuracy.ProbabilityError(x, y)).Max() <= 2 * Accuracy.ProbabilityUlps;
            },
            seed: Seeds.Next(output),
            threads: 1);

    [Fact]
    public void Any_finite_logits_and_scales_agree_with_the_reference() =>
        Gen.Select(Gen.Float.Array[1, 40], Gen.Double[-20, 20], Gen.Bool).Sample(
            (any, power, negative) =>
            {
                float[] logits = Array.ConvertAll(any, x => float.IsFinite(x) ? x : 0);
                double scale = Math.Pow(10, power) * (negative ? -1 : 1);
                KernelSelfCheck.Softmax("AnyRow", logits, FloatPaths.Softmax("any", logits, scale), logits.Length, scale);
                KernelSelfCheck.Softmax("ScalarRow", logits, FloatPaths.Softmax("scalar", logits, scale), logits.Length, scale);
            },
            seed: Seeds.Next(output),
            threads: 1);

    [Theory]
    [InlineData(0.125)]
    [InlineData(-1)]
    [InlineData(-0.3)]
    [InlineData(17.5)]
    [InlineData(1e-15)]
    [InlineData(1e19)]
    [InlineData(1e-30)]
    [InlineData(-1e200)]
    public void Every_scale_works_on_every_path(double scale)
    {
        foreach (string path in FloatPaths.Names.Select(row => row.Data).Where(path => path is "any" or "scalar" || Math.Abs(scale) is > 1e-20 and < 1e20))
        {
            foreach (int length in (int[])[16, 31, 100])
            {
                float[] logits = Rows.UniformFloats(length, 9 / Math.Clamp(Math.Abs(scale), 1e-30, 1e30), seed: length);
                KernelSelfCheck.Softmax(path, logits, FloatPaths.Softmax(path, logits, scale), length, scale);
            }
        }
    }

    [Theory]
    [InlineData(0.125)]
    [InlineData(-1)]
    [InlineData(-0.3)]
    [InlineData(1 / 3.0)]
    [InlineData(1e-15)]
    [InlineData(1e19)]
    public void Scaled_doubles_are_as_accurate(double scale)
    {
        foreach (string path in DoublePaths.Names.Select(row => row.Data))
        {
            double[] logits = Rows.Uniform(37, 300 / Math.Abs(scale), seed: 3);
            var exact = new ExactSoftmax(logits, scale);
            double largest = DoublePaths.Softmax(path, logits, scale).Select((p, i) => Ulps.OfDouble(p, exact.Probability(i))).Max();
            output.WriteLine($"double {path} · {scale}: {largest:F2} ULP");
            Assert.True(largest <= 4, $"{path}: {largest}");
        }
    }
}
