using System;
using System.Linq;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Float rows in lanes, and the totals of long rows.</summary>
public sealed class FloatLanesTests
{
    public static TheoryData<int> WidthNumbers => Widths.Numbers;

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Rows_in_lanes_get_the_bits_of_rows_of_their_own(int width)
    {
        FloatWidth vector = Widths.OfFloats(width);
        Factor s = Factor.OfFloats(0.7);
        float[] maxima = Rows.UniformFloats(vector.Lanes, 1e4, seed: 5);
        for (int below = 0; below < 160; below += 3)
        {
            float[] x = [.. maxima.Select((m, i) => m - below - (0.01f * i))];
            float[] together = vector.ExpPerLane(x, maxima, s);
            for (int i = 0; i < vector.Lanes; i++)
            {
                Assert.Equal(vector.Exp(x, maxima[i], s)[i], together[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Lanes_are_in_range_when_every_one_is(int width)
    {
        FloatWidth vector = Widths.OfFloats(width);
        float[] maxima = Rows.UniformFloats(vector.Lanes, 1e4, seed: 6);
        Assert.True(vector.InRange(maxima, 1.44f));
        foreach (float outside in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e5f, -1e5f])
        {
            for (int lane = 0; lane < vector.Lanes; lane++)
            {
                float[] one = [.. maxima];
                one[lane] = outside;
                Assert.False(vector.InRange(one, 1.44f));
                Assert.False(RowShift.InRange(outside, 1.44f));
            }
        }
    }

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Rows_in_lanes_are_divided_by_their_sums(int width)
    {
        FloatWidth vector = Widths.OfFloats(width);
        foreach (double sum in Rows.Uniform(500, 1, seed: 7).Select(x => Math.ScaleB(2 + x, 28)))
        {
            float[] v = [.. Rows.Uniform(vector.Lanes, 0.5, seed: 8).Select(x => (float)((0.5 + x) * sum))];
            double[] sums = [.. v.Select((_, i) => sum * (1 + i))];
            float[] one = vector.Scaled(v, 0.37, sum), each = vector.ScaledPerLane(v, 0.37, sums);
            for (int i = 0; i < v.Length; i++)
            {
                Assert.True(Accuracy.ProbabilityError(one[i], v[i] * 0.37 / sum) <= 1.01);
                Assert.True(Accuracy.ProbabilityError(each[i], v[i] * 0.37 / sums[i]) <= 1.01);
            }
        }

        float[] tops = [.. Enumerable.Range(1, vector.Lanes).Select(i => i * 1.1f)];
        Assert.All(vector.ScaledPerLane(tops, 1, [.. tops.Select(x => (double)x)]), x => Assert.Equal(1, x));
    }

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Totals_are_in_double_precision(int width)
    {
        FloatWidth vector = Widths.OfFloats(width);
        float[] row = new float[1 << 20];
        Array.Fill(row, 0.1f);
        Assert.Equal(0.1f * (double)row.Length, vector.Total(row), 1e-9 * row.Length);
        Assert.Equal(0, vector.Total([]));
    }
}
