using System;
using System.Linq;
using System.Runtime.Intrinsics;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>What generated kernels do with vectors of doubles between the exponentials.</summary>
public sealed class DoubleSimdTests
{
    public static TheoryData<int> WidthNumbers => Widths.Numbers;

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Lanes_are_compared_added_and_masked(int width)
    {
        DoubleWidth vector = Widths.OfDoubles(width);
        double[] a = Rows.Uniform(vector.Lanes, 9, seed: 1), b = Rows.Uniform(vector.Lanes, 9, seed: 2), c = Rows.Uniform(vector.Lanes, 9, seed: 3);
        Assert.Equal(a.Zip(b, Math.Max), vector.Max(a, b));
        Assert.Equal(a.Sum(), vector.SumAcross(a), 1e-14);
        Assert.All(vector.MultiplyAdd(a, b, c).Zip(Enumerable.Range(0, vector.Lanes)), x => Assert.Equal((a[x.Second] * b[x.Second]) + c[x.Second], x.First, 1e-13));
        for (int lane = 0; lane < vector.Lanes; lane++)
        {
            double[] spiked = [.. a];
            spiked[lane] = 10;
            Assert.Equal(10, vector.MaxAcross(spiked));
            Assert.Equal(a.Select((x, i) => i < lane ? 0 : x), vector.From(a, lane));
            Assert.Equal(a.Select((x, i) => i == lane ? 0 : x), vector.Without(a, lane));
        }

        Assert.Equal(a, vector.Without(a, vector.Lanes + 3));
        Assert.Equal(a, vector.Without(a, -2));
    }

    /// <summary>A NaN among the new lanes stays, so that the exponentials, which see every lane again, are not alone in noticing it.</summary>
    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void The_maximum_keeps_a_new_NaN(int width)
    {
        DoubleWidth vector = Widths.OfDoubles(width);
        double[] nan = [.. Enumerable.Repeat(double.NaN, vector.Lanes)], one = [.. Enumerable.Repeat(1.0, vector.Lanes)];
        Assert.All(vector.Max(one, nan), x => Assert.True(double.IsNaN(x)));
    }

    [Fact]
    public void A_row_of_one_lies_in_the_last_lane()
    {
        double[] row = [7.5, 9];
        Vector128<double> v = Simd128.LoadLast(ref row[0], 1);
        Assert.Equal(Vector128.Create(7.5), v);
        Simd128.StoreLast(Vector128.Create(1.0, 2.0), ref row[0], 1);
        Assert.Equal([2.0, 9], row);
    }

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Four_million_terms_are_summed_within_1_ulp(int width)
    {
        DoubleWidth vector = Widths.OfDoubles(width);
        double[] equal = new double[1 << 22], ascending = new double[1 << 22];
        Array.Fill(equal, 0.1);
        for (int i = 0; i < ascending.Length; i++)
        {
            ascending[i] = i + 0.1;
        }

        Assert.Equal(0, new[] { vector.Total([]) }[0]);
        Assert.True(Ulps.OfDouble(vector.Total(equal), Exact(equal)) <= 1);
        Assert.True(Ulps.OfDouble(vector.Total(ascending), Exact(ascending)) <= 1);
        equal[^1] = double.NaN;
        Assert.Equal(double.NaN, vector.Total(equal));
    }

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void A_row_is_divided_by_its_sum_within_1_ulp(int width)
    {
        DoubleWidth vector = Widths.OfDoubles(width);
        foreach (double sum in Rows.Uniform(500, 1, seed: 7).Select(x => Math.ScaleB(2 + x, 57)))
        {
            double[] v = [.. Rows.Uniform(vector.Lanes, 0.5, seed: 8).Select(x => (0.5 + x) * sum)], sums = [.. v.Select((_, i) => sum * (1 + i))];
            foreach (double numerator in (double[])[1, 0.37])
            {
                AssertQuotients(vector.Scaled(v, numerator, sum), v, numerator, _ => sum);
                AssertQuotients(vector.ScaledPerLane(v, numerator, sums), v, numerator, i => sums[i]);
            }

            Assert.All(vector.Scaled([.. v.Select(_ => sum)], 1, sum), x => Assert.Equal(1, x));
        }

        Assert.All(vector.Scaled(new double[vector.Lanes], 1, double.NaN), x => Assert.True(double.IsNaN(x)));
    }

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Subnormal_quotients_are_rounded_once(int width)
    {
        DoubleWidth vector = Widths.OfDoubles(width);
        double sum = Math.ScaleB(1.37, 58);
        foreach (double x in Rows.Uniform(2000, 1, seed: 9))
        {
            double v = Math.ScaleB(1.5 + (x / 2), -1000);
            double exact = Math.ScaleB((double)(DoubleDouble.Product(v, 1) / sum), 200);
            double quotient = Math.ScaleB(vector.Scaled([.. Enumerable.Repeat(v, vector.Lanes)], 1, sum)[0], 200);
            Assert.True(Math.Abs(quotient - exact) <= 0.501 * Math.ScaleB(1, -1074 + 200), $"{v:R}");
        }
    }

    private static void AssertQuotients(double[] actual, double[] v, double numerator, Func<int, double> sum)
    {
        for (int i = 0; i < v.Length; i++)
        {
            DoubleDouble exact = DoubleDouble.Product(v[i], numerator) / sum(i);
            Assert.True(Ulps.OfDouble(actual[i], (exact.High, exact.Low)) < 1.01);
        }
    }

    private static (double High, double Low) Exact(double[] terms)
    {
        DoubleDouble sum = 0;
        foreach (double term in terms)
        {
            sum += term;
        }

        return (sum.High, sum.Low);
    }
}
