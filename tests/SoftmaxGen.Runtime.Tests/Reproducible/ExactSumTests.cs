using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>A sum that loses nothing, against integers; and the logarithm that is the same everywhere.</summary>
public sealed class ExactSumTests
{
    [Fact]
    public void Terms_of_every_size_are_rounded_once()
    {
        var random = new Random(7);
        for (int run = 0; run < 200; run++)
        {
            double[] terms = [.. Enumerable.Range(0, 50).Select(_ => Math.ScaleB(random.NextDouble() - 0.3, random.Next(-200, 200)))];
            ExactSum sum = default;
            BigInteger exact = 0;
            foreach (double term in terms)
            {
                sum.Add(term);
                exact += new BigInteger(Math.ScaleB(term, 300));
            }

            Assert.Equal(Math.ScaleB(Nearest(exact), -300), sum.Value);
        }
    }

    [Fact]
    public void Cancellation_leaves_what_is_left()
    {
        ExactSum sum = default;
        foreach (double term in (double[])[1e300, 1, -1e300, double.Epsilon, -1])
        {
            sum.Add(term);
        }

        Assert.Equal(double.Epsilon, sum.Value);
        sum.Add(-3 * double.Epsilon);
        Assert.Equal(-2 * double.Epsilon, sum.Value);
        Assert.Equal(0, default(ExactSum).Value);
    }

    [Fact]
    public void Infinities_and_NaN_stay()
    {
        ExactSum sum = default;
        sum.Add(double.PositiveInfinity);
        sum.Add(3);
        Assert.Equal(double.PositiveInfinity, sum.Value);
        ExactSum other = default;
        other.Add(double.NegativeInfinity);
        sum.Merge(other);
        Assert.Equal(double.NaN, sum.Value);
    }

    [Fact]
    public void The_logarithm_is_within_1_ulp()
    {
        var random = new Random(11);
        for (int i = 0; i < 100_000; i++)
        {
            double x = Math.ScaleB(1 + random.NextDouble(), random.Next(-300, 300)), near = 1 + ((random.NextDouble() - 0.5) * 0.01);
            Assert.InRange(Math.Abs(ReproducibleLog.Of(x) - Math.Log(x)), 0, Ulp(Math.Max(1, Math.Abs(Math.Log(x)))));
            Assert.InRange(Math.Abs(ReproducibleLog.Of(near) - Math.Log(near)), 0, 2 * Ulp(Math.Log(near)));
            double small = Math.ScaleB(random.NextDouble(), -random.Next(60));
            Assert.InRange(Math.Abs(ReproducibleLog.OfOnePlus(small) - StableMath.Log1p(small)), 0, 4 * Ulp(small));
        }

        Assert.Equal(1e-30, ReproducibleLog.OfOnePlus(1e-30));
        Assert.Equal(double.NegativeInfinity, ReproducibleLog.Of(0));
        Assert.Equal(double.NaN, ReproducibleLog.Of(double.NaN));
    }

    private static double Ulp(double x) => Math.BitIncrement(Math.Abs(x)) - Math.Abs(x);

    /// <summary>Ties to even; the framework's conversion cuts.</summary>
    private static double Nearest(BigInteger value)
    {
        BigInteger magnitude = BigInteger.Abs(value);
        int surplus = (int)magnitude.GetBitLength() - 53;
        if (surplus > 0)
        {
            BigInteger half = BigInteger.One << (surplus - 1), kept = magnitude >> surplus, rest = magnitude - (kept << surplus);
            kept += rest > half || (rest == half && !kept.IsEven) ? 1 : 0;
            magnitude = kept << surplus;
        }

        return value.Sign * (double)magnitude;
    }
}
