using System;
using System.Linq;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Every row of the edge policy, at every position of rows of 1 … 70 elements, on every path of <see cref="double"/>.</summary>
public sealed class HostileDoubleTests
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly int[] Lengths = [.. Enumerable.Range(1, 70), 129, 1000];

    public static TheoryData<string> Paths => DoublePaths.Names;

    [Theory]
    [MemberData(nameof(Paths))]
    public void Special_values_at_every_position(string path)
    {
        foreach (int length in Lengths.Where(n => n >= DoublePaths.MinLength(path)))
        {
            double[] ordinary = Rows.Uniform(length, 20, seed: length), expected = new double[length];
            for (int position = 0; position < length; position += length > 200 ? 37 : 1)
            {
                foreach (double special in (double[])[-Infinity, Infinity, double.NaN, 1000, double.MaxValue, -double.MaxValue])
                {
                    double[] row = [.. ordinary];
                    row[position] = special;
                    double[] p = DoublePaths.Softmax(path, row);
                    SoftmaxReference.Softmax(row, expected);
                    Assert.True(p.Zip(expected).All(x => Near(x.First, x.Second)), $"{special} at {position} of {length}");
                    Assert.Equal(p, DoublePaths.SoftmaxInPlace(path, row));
                    if (special == -Infinity && length > 1)
                    {
                        Assert.Equal(0, BitConverter.DoubleToInt64Bits(p[position]));
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Rows_of_one_value(string path)
    {
        foreach (int length in Lengths.Where(n => n >= DoublePaths.MinLength(path)))
        {
            foreach (double value in (double[])[0, -1000, 1e300, double.MaxValue, -double.MaxValue, -Infinity])
            {
                double[] row = Enumerable.Repeat(value, length).ToArray();
                double[] p = DoublePaths.Softmax(path, row);
                Assert.All(p, x => Assert.True(value == -Infinity ? double.IsNaN(x) : x == p[0] && Accuracy.ProbabilityError(x, 1.0 / length) <= 1));
            }
        }
    }

    [Fact]
    public void Log_sum_exp_follows_the_policy_at_every_position()
    {
        Assert.Equal(-Infinity, StableMath.LogSumExp(ReadOnlySpan<double>.Empty));
        foreach (int length in Lengths)
        {
            for (int position = 0; position < length; position++)
            {
                double[] row = Rows.Uniform(length, 20, seed: length);
                foreach (double special in (double[])[double.NaN, Infinity, -Infinity, 1e30, -1e30, double.MaxValue])
                {
                    row[position] = special;
                    double expected = SoftmaxReference.LogSumExp(row), actual = StableMath.LogSumExp(row);
                    Assert.True(actual.Equals(expected) || Math.Abs(actual - expected) <= 1e-14 * Math.Max(Math.Abs(expected), 1), $"{special} at {position} of {length}");
                }

                Array.Fill(row, -Infinity);
                Assert.Equal(-Infinity, StableMath.LogSumExp(row));
            }
        }
    }

    /// <summary>Within a few ULP, or a few subnormal steps.</summary>
    private static bool Near(double actual, double expected) =>
        actual.Equals(expected) || Math.Abs(actual - expected) <= Math.Max(8e-16 * expected, 2 * double.Epsilon);
}
