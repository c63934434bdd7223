using System;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

public sealed class AccuracyTests
{
    [Fact]
    public void One_float_further_is_one_unit()
    {
        foreach (float p in (float[])[1f, 0.75f, 0.5f, 0.3f, 1e-10f, 1.2e-38f])
        {
            Assert.Equal(1, Accuracy.ProbabilityError(MathF.BitIncrement(p), p));
            Assert.Equal(0, Accuracy.ProbabilityError(p, p));
        }
    }

    [Fact]
    public void One_subnormal_step_is_allowed_and_two_are_not()
    {
        const double exact = 1e-42;
        float nearest = (float)exact, next = MathF.BitIncrement(nearest);
        Assert.True(Accuracy.ProbabilityError(nearest, exact) <= Accuracy.ProbabilityUlps);
        Assert.Equal(Accuracy.ProbabilityUlps, Accuracy.ProbabilityError(next, nearest), 1e-12);
        Assert.True(Accuracy.ProbabilityError(MathF.BitIncrement(next), nearest) > Accuracy.ProbabilityUlps);
        Assert.True(Accuracy.ProbabilityError(0f, float.Epsilon) <= Accuracy.ProbabilityUlps);
        Assert.True(Accuracy.ProbabilityError(2 * float.Epsilon, 0) > Accuracy.ProbabilityUlps);
    }

    [Fact]
    public void Just_below_the_smallest_normal_number_the_last_rounding_comes_on_top()
    {
        float step = float.Epsilon, half = MathF.ScaleB(1, -127), quarter = MathF.ScaleB(1, -128);
        Assert.Equal(Accuracy.ProbabilityUlps * 2 / 2.5, Accuracy.ProbabilityError(half + (2 * step), half), 1e-12);
        Assert.True(Accuracy.ProbabilityError(half + (3 * step), half) > Accuracy.ProbabilityUlps);
        Assert.True(Accuracy.ProbabilityError(quarter + step, quarter) <= Accuracy.ProbabilityUlps);
        Assert.True(Accuracy.ProbabilityError(quarter + (2 * step), quarter) > Accuracy.ProbabilityUlps);
    }

    [Fact]
    public void NaN_and_infinity_agree_only_with_themselves()
    {
        Assert.Equal(0, Accuracy.Error(float.NaN, double.NaN, 1));
        Assert.Equal(double.PositiveInfinity, Accuracy.Error(float.NaN, 1, 1));
        Assert.Equal(double.PositiveInfinity, Accuracy.Error(1f, double.NaN, 1));
        Assert.Equal(0, Accuracy.Error(float.PositiveInfinity, double.PositiveInfinity, 1));
        Assert.Equal(0, Accuracy.Error(float.PositiveInfinity, 1e39, 1));
        Assert.Equal(double.PositiveInfinity, Accuracy.Error(float.NegativeInfinity, double.PositiveInfinity, 1));
        Assert.Equal(double.PositiveInfinity, Accuracy.Error(float.MaxValue, double.PositiveInfinity, 1));
    }

    [Fact]
    public void Losses_are_measured_at_one_or_at_their_size()
    {
        Assert.Equal(MathF.BitIncrement(1f) - 1f, Accuracy.LogUlp<float>(1e-9));
        Assert.Equal(MathF.BitIncrement(700f) - 700f, Accuracy.LogUlp<float>(-700));
    }

    [Fact]
    public void Doubles_and_halves_are_measured_in_their_own_units()
    {
        Assert.Equal(1, Accuracy.ProbabilityError(Math.BitIncrement(0.3), 0.3));
        Assert.Equal(1, Accuracy.ProbabilityError(Half.BitIncrement((Half)0.25), 0.25));
        Assert.Equal(4, Accuracy.AllowedOfProbability<double>());
        Assert.Equal(1, Accuracy.AllowedOfProbability<Half>());
        Assert.Equal(0, Accuracy.Error(Half.PositiveInfinity, 65520, 1));
        Assert.Equal(double.PositiveInfinity, Accuracy.Error(Half.MaxValue, double.PositiveInfinity, 1));
    }

    [Fact]
    public void One_subnormal_step_of_any_type_is_what_is_allowed()
    {
        const double tiny = 1e-322;
        Assert.Equal(Accuracy.ProbabilityUlps, Accuracy.ProbabilityError(Math.BitIncrement(tiny), tiny));
        Assert.Equal(2 * Accuracy.ProbabilityUlps, Accuracy.ProbabilityError(0.0, 2 * double.Epsilon));
        Assert.Equal(Accuracy.GradientUlps, Accuracy.GradientError(double.Epsilon, 0, 0));
        Assert.Equal(Accuracy.HalfUlps, Accuracy.ProbabilityError(Half.Epsilon, 0));
        Assert.Equal(Accuracy.HalfUlps, Accuracy.ProbabilityError((Half)1e-6, (double)Half.BitIncrement((Half)1e-6)));
    }
}
