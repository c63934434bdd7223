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
        Assert.True(Accuracy.ProbabilityError(0, float.Epsilon) <= Accuracy.ProbabilityUlps);
        Assert.True(Accuracy.ProbabilityError(2 * float.Epsilon, 0) > Accuracy.ProbabilityUlps);
    }

    [Fact]
    public void NaN_and_infinity_agree_only_with_themselves()
    {
        Assert.Equal(0, Accuracy.Error(float.NaN, double.NaN, 1));
        Assert.Equal(double.PositiveInfinity, Accuracy.Error(float.NaN, 1, 1));
        Assert.Equal(double.PositiveInfinity, Accuracy.Error(1, double.NaN, 1));
        Assert.Equal(0, Accuracy.Error(float.PositiveInfinity, double.PositiveInfinity, 1));
        Assert.Equal(0, Accuracy.Error(float.PositiveInfinity, 1e39, 1));
        Assert.Equal(double.PositiveInfinity, Accuracy.Error(float.NegativeInfinity, double.PositiveInfinity, 1));
        Assert.Equal(double.PositiveInfinity, Accuracy.Error(float.MaxValue, double.PositiveInfinity, 1));
    }

    [Fact]
    public void Losses_are_measured_at_one_or_at_their_size()
    {
        Assert.Equal(MathF.BitIncrement(1f) - 1f, Accuracy.LogUlp(1e-9));
        Assert.Equal(MathF.BitIncrement(700f) - 700f, Accuracy.LogUlp(-700));
    }
}
