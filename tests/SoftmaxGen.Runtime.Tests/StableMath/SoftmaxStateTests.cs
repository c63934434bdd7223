using System;
using System.Linq;
using CsCheck;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

public sealed class SoftmaxStateTests(ITestOutputHelper output)
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly Gen<double> Logits = Gen.Frequency(
        (20, Gen.Double[-50, 50]), (1, Gen.Const(double.NegativeInfinity)), (1, Gen.Double[-1e5, 1e5]));

    private static readonly Gen<SoftmaxState> States = Logits.Array[0, 12].Select(row => SoftmaxState.From(row));

    [Fact]
    public void Empty_is_the_default_and_the_neutral_element()
    {
        Assert.Equal(default, SoftmaxState.Empty);
        Assert.Equal((double.NegativeInfinity, 0.0), (SoftmaxState.Empty.Maximum, SoftmaxState.Empty.ScaledSum));
        Assert.Equal(double.NegativeInfinity, SoftmaxState.Empty.LogSumExp);
        Assert.Equal(SoftmaxState.Empty, SoftmaxState.From(ReadOnlySpan<float>.Empty));
        Assert.Equal(SoftmaxState.Empty, SoftmaxState.From(ReadOnlySpan<double>.Empty));
        Assert.Equal(SoftmaxState.Empty, SoftmaxState.From([-Infinity, -Infinity]));
        Assert.Equal(SoftmaxState.Empty, SoftmaxState.From([float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity]));
        States.Sample(s => s.Merge(SoftmaxState.Empty) == s && SoftmaxState.Empty.Merge(s) == s, seed: Seeds.Next(output), threads: 1);
    }

    [Fact]
    public void Merge_is_commutative_exactly_and_associative_to_rounding()
    {
        Gen.Select(States, States).Sample((a, b) => a.Merge(b) == b.Merge(a), seed: Seeds.Next(output), threads: 1);
        Gen.Select(States, States, States).Sample(
            (a, b, c) =>
            {
                SoftmaxState left = a.Merge(b).Merge(c), right = a.Merge(b.Merge(c));
                return left.Maximum.Equals(right.Maximum) && Math.Abs(left.ScaledSum - right.ScaledSum) <= 1e-13 * right.ScaledSum;
            },
            seed: Seeds.Next(output),
            threads: 1);
    }

    [Fact]
    public void Merging_the_shards_gives_the_whole_wherever_the_cuts_are()
    {
        Gen.Select(Logits.Array[0, 200], Gen.Int[0, 200], Gen.Int[0, 200], Gen.Double[-2, 2].Where(s => Math.Abs(s) > 0.01)).Sample(
            (row, i, j, scale) =>
            {
                (int first, int second) = (Math.Min(Math.Min(i, j), row.Length), Math.Min(Math.Max(i, j), row.Length));
                float[] floats = Rows.ToFloats(row);
                return Near(SoftmaxReference.LogSumExp(row, scale), Merged<double>(row, scale, SoftmaxState.From, first, second), 1e-14)
                    && Near(SoftmaxReference.LogSumExp(floats, scale), Merged<float>(floats, scale, SoftmaxState.From, first, second), 2e-7);
            },
            seed: Seeds.Next(output),
            threads: 1);

        static bool Near(double expected, double actual, double tolerance) =>
            actual.Equals(expected) || Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-1.0)]
    public void NaN_and_infinity_survive_every_merge(double scale)
    {
        double up = scale * Infinity;
        for (int length = 1; length < 40; length++)
        {
            double[] row = Rows.Uniform(length, 10, seed: length);
            SoftmaxState ordinary = SoftmaxState.From(row, scale);
            row[length / 2] = up;
            SoftmaxState infinite = SoftmaxState.From(row, scale), infiniteFloat = SoftmaxState.From(Rows.ToFloats(row), scale);
            Assert.Equal(Infinity, infinite.LogSumExp);
            Assert.Equal(infinite, infiniteFloat);
            Assert.Equal(Infinity, infinite.Merge(ordinary).LogSumExp);
            Assert.Equal(Infinity, infinite.Merge(infinite).LogSumExp);

            row[(length / 2 + 3) % length] = double.NaN;
            SoftmaxState nan = SoftmaxState.From(row, scale);
            Assert.Equal(nan, SoftmaxState.From(Rows.ToFloats(row), scale));
            foreach (SoftmaxState other in (SoftmaxState[])[ordinary, infinite, nan, SoftmaxState.Empty])
            {
                Assert.Equal(double.NaN, nan.Merge(other).LogSumExp);
                Assert.Equal(double.NaN, other.Merge(nan).Maximum);
            }
        }
    }

    [Fact]
    public void A_state_can_be_put_together_again()
    {
        SoftmaxState state = SoftmaxState.From([1f, 2, 3]);
        Assert.Equal(3, state.Maximum);
        Assert.Equal(1 + Math.Exp(-1) + Math.Exp(-2), state.ScaledSum, 1e-7);
        Assert.Equal(state, new SoftmaxState(state.Maximum, state.ScaledSum));
        Assert.Equal(state.GetHashCode(), new SoftmaxState(state.Maximum, state.ScaledSum).GetHashCode());
        Assert.True(state != SoftmaxState.Empty);
        Assert.Equal("maximum 3, scaled sum 1.5", new SoftmaxState(3, 1.5).ToString());
        Assert.Throws<ArgumentOutOfRangeException>("scaledSum", () => new SoftmaxState(0, -1));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-21)]
    [InlineData(1e21)]
    [InlineData(double.NaN)]
    public void A_scale_out_of_range_is_refused(double scale)
    {
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => SoftmaxState.From([1f], scale));
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => SoftmaxState.From([1.0], scale));
    }

    private delegate SoftmaxState StateOf<T>(ReadOnlySpan<T> shard, double scale);

    private static double Merged<T>(T[] row, double scale, StateOf<T> stateOf, int first, int second) =>
        stateOf(row.AsSpan(0, first), scale)
            .Merge(stateOf(row.AsSpan(second), scale))
            .Merge(stateOf(row.AsSpan(first, second - first), scale))
            .LogSumExp;
}
