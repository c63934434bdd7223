using System;
using System.Linq;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The exponentials of double rows, against integer arithmetic.</summary>
public sealed class DoubleRowShiftTests(ITestOutputHelper output)
{
    public static TheoryData<int> WidthNumbers => Widths.Numbers;

    public static TheoryData<int, double> WidthsAndScales
    {
        get
        {
            var data = new TheoryData<int, double>();
            foreach (int width in Widths.Numbers.Select(row => row.Data))
            {
                foreach (double scale in (double[])[1, 0.125, 1 / 3.0, 7.3, 1e-15, 1e19])
                {
                    data.Add(width, scale);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WidthsAndScales))]
    public void Exponentials_are_within_1_ulp_wherever_the_maximum_lies(int width, double scale)
    {
        DoubleWidth vector = Widths.OfDoubles(width);
        Factor s = Factor.OfDoubles(scale);
        double worst = 0;
        foreach (double top in (double[])[0, 1, -1, 0.3, 100, -745, 1e4, -1e4, 90_000, -90_000])
        {
            double maximum = top / scale;
            Assert.True(DoubleRowShift.InRange(maximum, s.High));
            double[] row = [maximum, .. Rows.Uniform(300, 1, seed: 3).Select(x => maximum - ((x + 1) * 373 / scale))];
            foreach (double[] lanes in Widths.Vectors(row, vector.Lanes))
            {
                double[] e = vector.Exp(lanes, maximum, s), zero = vector.ExpOrZero(lanes, maximum, s);
                for (int i = 0; i < lanes.Length; i++)
                {
                    worst = Math.Max(worst, Error(e[i], lanes[i], scale, DoubleRowShift.Headroom - DoubleRowShift.Exponent(maximum, s.High)));
                    Assert.True(zero[i] == (lanes[i] < maximum - s.Reach ? 0 : e[i]));
                }
            }
        }

        output.WriteLine($"{width} bits, scale {scale}: {worst:F2} ULP");
        Assert.True(worst <= 1.2, $"{worst} ULP");
    }

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Far_logits_have_an_exponential_that_no_sum_notices_or_0(int width)
    {
        DoubleWidth vector = Widths.OfDoubles(width);
        Factor s = Factor.OfDoubles(1);
        foreach (double far in (double[])[-747, -1e6, -double.MaxValue, double.NegativeInfinity])
        {
            double[] lanes = [.. Enumerable.Repeat(far, vector.Lanes)];
            Assert.All(vector.Exp(lanes, 0, s), e => Assert.True(double.IsNormal(e) && e < 1e-300));
            Assert.All(vector.ExpOrZero(lanes, 0, s), e => Assert.Equal(0, BitConverter.DoubleToInt64Bits(e)));
        }
    }

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void NaN_stays_NaN(int width)
    {
        DoubleWidth vector = Widths.OfDoubles(width);
        Factor s = Factor.OfDoubles(1);
        foreach (double nan in (double[])[double.NaN, -double.NaN, BitConverter.Int64BitsToDouble(0x7FFFFFFFFFFFFFFF), BitConverter.Int64BitsToDouble(0x7FF0000000000001)])
        {
            double[] lanes = [.. Enumerable.Repeat(nan, vector.Lanes)];
            Assert.All(vector.Exp(lanes, 3, s), e => Assert.True(double.IsNaN(e)));
            Assert.All(vector.ExpOrZero(lanes, 3, s), e => Assert.True(double.IsNaN(e)));
            Assert.All(vector.ExpUnshifted(lanes, s), e => Assert.True(double.IsNaN(e)));
        }
    }

    [Theory]
    [MemberData(nameof(WidthsAndScales))]
    public void Unshifted_exponentials_are_within_1_ulp_0_below_and_not_finite_above(int width, double scale)
    {
        DoubleWidth vector = Widths.OfDoubles(width);
        Factor s = Factor.OfDoubles(scale);
        double[] row = [0, .. Rows.Uniform(1000, 700 / scale, seed: 4)];
        double worst = 0;
        foreach (double[] lanes in Widths.Vectors(row, vector.Lanes))
        {
            double[] e = vector.ExpUnshifted(lanes, s);
            worst = Math.Max(worst, e.Select((actual, i) => Error(actual, lanes[i], scale, 0)).Max());
        }

        Assert.True(worst <= 1.2, $"{worst} ULP");
        Assert.All(Everywhere(-709), e => Assert.Equal(0, e));
        Assert.All(Everywhere(double.NegativeInfinity), e => Assert.Equal(0, e));
        Assert.All(Everywhere(711), e => Assert.False(double.IsFinite(e)));
        Assert.All(Everywhere(double.PositiveInfinity), e => Assert.False(double.IsFinite(e)));

        double[] Everywhere(double x) => vector.ExpUnshifted([.. Enumerable.Repeat(x / scale, vector.Lanes)], s);
    }

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Rows_in_lanes_get_the_bits_of_rows_of_their_own(int width)
    {
        DoubleWidth vector = Widths.OfDoubles(width);
        Factor s = Factor.OfDoubles(0.7);
        double[] maxima = Rows.Uniform(vector.Lanes, 1e4, seed: 5);
        for (int below = 0; below < 1100; below += 7)
        {
            double[] x = [.. maxima.Select((m, i) => m - below - (0.01 * i))];
            double[] together = vector.ExpPerLane(x, maxima, s);
            for (int i = 0; i < vector.Lanes; i++)
            {
                Assert.Equal(vector.ExpOrZero(x, maxima[i], s)[i], together[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Lanes_are_in_range_when_every_one_is(int width)
    {
        DoubleWidth vector = Widths.OfDoubles(width);
        double[] maxima = Rows.Uniform(vector.Lanes, 9e4, seed: 6);
        Assert.True(vector.InRange(maxima, 1.44));
        foreach (double outside in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e5, -1e5])
        {
            for (int lane = 0; lane < vector.Lanes; lane++)
            {
                double[] one = [.. maxima];
                one[lane] = outside;
                Assert.False(vector.InRange(one, 1.44));
                Assert.False(DoubleRowShift.InRange(outside, 1.44));
            }
        }
    }

    /// <summary>How far an exponential is from 2^(x·scale·log2(e) + shift), in ULP.</summary>
    private static double Error(double actual, double x, double scale, double shift)
    {
        (double mantissa, double rest, int exponent) = ExactSoftmax.Exp(x, scale);
        double scaled = Math.ScaleB(actual, -(exponent + (int)shift));
        return Math.Abs(scaled - mantissa - rest) / Accuracy.Ulp<double>(mantissa);
    }
}
