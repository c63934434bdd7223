using System;
using System.Linq;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Every row of the edge policy, at every position of rows of 1 … 70 elements, on every path of <see cref="float"/>.</summary>
public sealed class HostileFloatTests
{
    private static readonly int[] Lengths = [.. Enumerable.Range(1, 70), 129, 1000];

    public static TheoryData<string> Paths => FloatPaths.Names;

    [Theory]
    [MemberData(nameof(Paths))]
    public void One_minus_infinity_has_probability_plus_zero(string path) =>
        ForEachPosition(path, float.NegativeInfinity, (p, position) =>
        {
            if (p.Length > 1)
            {
                Assert.Equal(0, BitConverter.SingleToInt32Bits(p[position]));
                Assert.DoesNotContain(p, float.IsNaN);
            }
        });

    [Theory]
    [MemberData(nameof(Paths))]
    public void One_plus_infinity_makes_the_row_NaN(string path) =>
        ForEachPosition(path, float.PositiveInfinity, (p, _) => Assert.All(p, x => Assert.True(float.IsNaN(x))));

    [Theory]
    [MemberData(nameof(Paths))]
    public void One_NaN_makes_the_row_NaN(string path) =>
        ForEachPosition(path, float.NaN, (p, _) => Assert.All(p, x => Assert.True(float.IsNaN(x))));

    [Theory]
    [MemberData(nameof(Paths))]
    public void One_far_ahead_takes_all(string path) =>
        ForEachPosition(path, 1000, (p, position) => Assert.True(p[position] == 1 && p.Sum() == 1));

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_largest_float_takes_all(string path) =>
        ForEachPosition(path, float.MaxValue, (p, position) => Assert.True(p[position] == 1 && p.Sum() == 1));

    [Theory]
    [MemberData(nameof(Paths))]
    public void NaN_is_not_hidden_by_an_infinity(string path) =>
        ForEachPosition(path, float.NaN, (p, _) => Assert.All(p, x => Assert.True(float.IsNaN(x))), others: float.NegativeInfinity);

    [Theory]
    [MemberData(nameof(Paths))]
    public void One_finite_among_minus_infinities_takes_all(string path) =>
        ForEachPosition(path, -7, (p, position) => Assert.True(p[position] == 1 && p.Sum() == 1), others: float.NegativeInfinity);

    [Theory]
    [MemberData(nameof(Paths))]
    public void Equal_logits_of_any_size_are_uniform(string path)
    {
        foreach (float value in (float[])[0, 90, -1000, 1e30f, float.MaxValue, -float.MaxValue, float.Epsilon])
        {
            ForEachLength(path, value, (p, length) => Assert.All(p, x => Assert.True(x == p[0] && Accuracy.ProbabilityError(x, 1.0 / length) <= 1)));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Nothing_but_minus_infinity_is_NaN(string path) =>
        ForEachLength(path, float.NegativeInfinity, (p, _) => Assert.All(p, x => Assert.True(float.IsNaN(x))));

    [Theory]
    [InlineData(90f, 100f, 1000f)]
    [InlineData(-200f, -201f, -202f)]
    [InlineData(-200f, float.NegativeInfinity, -201f)]
    [InlineData(float.MaxValue, -float.MaxValue, 0f)]
    [InlineData(0f, -95f, -103f)]
    [InlineData(1e5f, 99999f, 99910f)]
    public void Small_rows_of_the_policy(float a, float b, float c)
    {
        float[] logits = [a, b, c];
        KernelSelfCheck.Softmax("StableMath", logits, FloatPaths.Softmax("any", logits), 3, 1);
        Assert.True(Accuracy.LogError(StableMath.LogSumExp(logits), SoftmaxReference.LogSumExp(logits)) <= Accuracy.LogUlps);
    }

    [Fact]
    public void Log_sum_exp_follows_the_policy_at_every_position()
    {
        Assert.Equal(float.NegativeInfinity, StableMath.LogSumExp(ReadOnlySpan<float>.Empty));
        foreach (int length in Lengths)
        {
            for (int position = 0; position < length; position++)
            {
                float[] row = Rows.UniformFloats(length, 20, seed: length);
                foreach (float special in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e30f, -1e30f])
                {
                    row[position] = special;
                    Assert.True(Accuracy.LogError(StableMath.LogSumExp(row), SoftmaxReference.LogSumExp(row)) <= Accuracy.LogUlps, $"{special} at {position} of {length}");
                }

                Array.Fill(row, float.NegativeInfinity);
                Assert.Equal(float.NegativeInfinity, StableMath.LogSumExp(row));
                row[position] = float.PositiveInfinity;
                Assert.Equal(float.PositiveInfinity, StableMath.LogSumExp(row));
                row[(position + 1) % length] = float.NaN;
                Assert.Equal(float.NaN, StableMath.LogSumExp(row));
            }
        }
    }

    /// <summary>A value at each position among ordinary logits; the row must be what the reference makes of it, in place too.</summary>
    private static void ForEachPosition(string path, float special, Action<float[], int> assert, float? others = null)
    {
        foreach (int length in Lengths.Where(n => n >= FloatPaths.MinLength(path)))
        {
            float[] ordinary = Rows.UniformFloats(length, 20, seed: length);
            if (others is { } value)
            {
                Array.Fill(ordinary, value);
            }

            for (int position = 0; position < length; position += length > 200 ? 37 : 1)
            {
                float[] row = [.. ordinary];
                row[position] = special;
                float[] p = FloatPaths.Softmax(path, row);
                KernelSelfCheck.Softmax(path, row, p, length, 1);
                Assert.Equal(p, FloatPaths.SoftmaxInPlace(path, row));
                assert(p, position);
            }
        }
    }

    private static void ForEachLength(string path, float value, Action<float[], int> assert)
    {
        foreach (int length in Lengths.Where(n => n >= FloatPaths.MinLength(path)))
        {
            float[] row = new float[length];
            Array.Fill(row, value);
            assert(FloatPaths.Softmax(path, row), length);
        }
    }
}
