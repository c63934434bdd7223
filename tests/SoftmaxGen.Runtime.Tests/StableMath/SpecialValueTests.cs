using System;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>What the functions give at 0, at the ends of their domain, at ±∞ and NaN: bit for bit, −0 being another number than 0.</summary>
public sealed class SpecialValueTests
{
    private const double Infinity = double.PositiveInfinity, NaN = double.NaN, Max = double.MaxValue, Epsilon = double.Epsilon;

    [Theory]
    [InlineData("Sigmoid", 0, 0.5)]
    [InlineData("Sigmoid", -0.0, 0.5)]
    [InlineData("Sigmoid", Infinity, 1)]
    [InlineData("Sigmoid", -Infinity, 0)]
    [InlineData("Sigmoid", Max, 1)]
    [InlineData("Sigmoid", -Max, 0)]
    [InlineData("Softplus", 0, 0.6931471805599453)]
    [InlineData("Softplus", Infinity, Infinity)]
    [InlineData("Softplus", -Infinity, 0)]
    [InlineData("Softplus", Max, Max)]
    [InlineData("Softplus", -Max, 0)]
    [InlineData("LogSigmoid", 0, -0.6931471805599453)]
    [InlineData("LogSigmoid", Infinity, -0.0)]
    [InlineData("LogSigmoid", -Infinity, -Infinity)]
    [InlineData("LogSigmoid", Max, -0.0)]
    [InlineData("LogSigmoid", -Max, -Max)]
    [InlineData("Log1p", 0, 0)]
    [InlineData("Log1p", -0.0, -0.0)]
    [InlineData("Log1p", Epsilon, Epsilon)]
    [InlineData("Log1p", -Epsilon, -Epsilon)]
    [InlineData("Log1p", -1, -Infinity)]
    [InlineData("Log1p", -1.0000001192092896, NaN)]
    [InlineData("Log1p", -Infinity, NaN)]
    [InlineData("Log1p", Infinity, Infinity)]
    [InlineData("Expm1", 0, 0)]
    [InlineData("Expm1", -0.0, -0.0)]
    [InlineData("Expm1", Epsilon, Epsilon)]
    [InlineData("Expm1", -Epsilon, -Epsilon)]
    [InlineData("Expm1", -Infinity, -1)]
    [InlineData("Expm1", -Max, -1)]
    [InlineData("Expm1", Infinity, Infinity)]
    [InlineData("Expm1", Max, Infinity)]
    [InlineData("Expm1", 709.8, Infinity)]
    [InlineData("Log1mExp", 0, -Infinity)]
    [InlineData("Log1mExp", -0.0, -Infinity)]
    [InlineData("Log1mExp", Epsilon, NaN)]
    [InlineData("Log1mExp", Infinity, NaN)]
    [InlineData("Log1mExp", -Infinity, -0.0)]
    [InlineData("Log1mExp", -Max, -0.0)]
    [InlineData("XLogX", 0, 0)]
    [InlineData("XLogX", -0.0, 0)]
    [InlineData("XLogX", 1, 0)]
    [InlineData("XLogX", -Epsilon, NaN)]
    [InlineData("XLogX", -1, NaN)]
    [InlineData("XLogX", -Infinity, NaN)]
    [InlineData("XLogX", Infinity, Infinity)]
    [InlineData("XLogX", Max, Infinity)]
    public void Of_one_argument(string name, double x, double expected)
    {
        UnaryCase function = UnaryCase.Of(name);
        AssertSame(expected, function.DoubleOf(x));
        AssertSame(OfFloat(expected), function.FloatOf(OfFloat(x)));
    }

    [Theory]
    [MemberData(nameof(UnaryNames))]
    public void NaN_gives_NaN(string name)
    {
        UnaryCase function = UnaryCase.Of(name);
        Assert.True(double.IsNaN(function.DoubleOf(NaN)) && double.IsNaN(function.DoubleOf(-NaN)), name);
        Assert.True(float.IsNaN(function.FloatOf(float.NaN)) && float.IsNaN(function.FloatOf(-float.NaN)), name);
    }

    public static TheoryData<string> UnaryNames => UnaryCase.Names;

    [Theory]
    [InlineData("LogAddExp", 0, 0, 0.6931471805599453)]
    [InlineData("LogAddExp", 1000, 1000, 1000.6931471805599)]
    [InlineData("LogAddExp", -1000, -1000, -999.3068528194401)]
    [InlineData("LogAddExp", 3, -Infinity, 3)]
    [InlineData("LogAddExp", -Infinity, 3, 3)]
    [InlineData("LogAddExp", -Infinity, -Infinity, -Infinity)]
    [InlineData("LogAddExp", Infinity, Infinity, Infinity)]
    [InlineData("LogAddExp", Infinity, -Infinity, Infinity)]
    [InlineData("LogAddExp", 3, Infinity, Infinity)]
    [InlineData("LogAddExp", NaN, 3, NaN)]
    [InlineData("LogAddExp", 3, NaN, NaN)]
    [InlineData("LogAddExp", Infinity, NaN, NaN)]
    [InlineData("LogAddExp", NaN, -Infinity, NaN)]
    [InlineData("LogAddExp", Max, -Max, Max)]
    [InlineData("LogAddExp", -Max, Max, Max)]
    [InlineData("LogAddExp", Max, Max, Max)]
    [InlineData("BinaryCrossEntropyWithLogits", 0, 0.3, 0.6931471805599453)]
    [InlineData("BinaryCrossEntropyWithLogits", Infinity, 1, 0)]
    [InlineData("BinaryCrossEntropyWithLogits", Infinity, 0, Infinity)]
    [InlineData("BinaryCrossEntropyWithLogits", Infinity, 0.5, Infinity)]
    [InlineData("BinaryCrossEntropyWithLogits", -Infinity, 0, 0)]
    [InlineData("BinaryCrossEntropyWithLogits", -Infinity, 1, Infinity)]
    [InlineData("BinaryCrossEntropyWithLogits", -Infinity, 0.5, Infinity)]
    [InlineData("BinaryCrossEntropyWithLogits", -800, 1, 800)]
    [InlineData("BinaryCrossEntropyWithLogits", 800, 0, 800)]
    [InlineData("BinaryCrossEntropyWithLogits", Max, 0, Max)]
    [InlineData("BinaryCrossEntropyWithLogits", NaN, 0.5, NaN)]
    [InlineData("BinaryCrossEntropyWithLogits", 1, NaN, NaN)]
    [InlineData("BinaryCrossEntropyWithLogits", -1, NaN, NaN)]
    [InlineData("BinaryCrossEntropyWithLogits", 0, NaN, NaN)]
    [InlineData("XLogY", 0, 0, 0)]
    [InlineData("XLogY", -0.0, 0, 0)]
    [InlineData("XLogY", 0, -1, 0)]
    [InlineData("XLogY", 0, Infinity, 0)]
    [InlineData("XLogY", 0, NaN, NaN)]
    [InlineData("XLogY", 2, 0, -Infinity)]
    [InlineData("XLogY", -2, -0.0, Infinity)]
    [InlineData("XLogY", 2, 1, 0)]
    [InlineData("XLogY", 2, -1, NaN)]
    [InlineData("XLogY", 2, Infinity, Infinity)]
    [InlineData("XLogY", -2, Infinity, -Infinity)]
    [InlineData("XLogY", Infinity, 2, Infinity)]
    [InlineData("XLogY", Infinity, 0.5, -Infinity)]
    [InlineData("XLogY", -Infinity, 3, -Infinity)]
    [InlineData("XLogY", NaN, 2, NaN)]
    [InlineData("XLogY", 2, NaN, NaN)]
    [InlineData("XLogY", 1, Max, 709.782712893384)]
    [InlineData("XLogY", 1, Epsilon, -744.4400719213812)]
    public void Of_two_arguments(string name, double x, double y, double expected)
    {
        BinaryCase function = BinaryCase.Of(name);
        AssertSame(expected, function.DoubleOf(x, y));
        if (Math.Abs(expected) is not (709.782712893384 or 744.4400719213812))
        {
            AssertSame(OfFloat(expected), function.FloatOf(OfFloat(x), OfFloat(y)));
        }
    }

    /// <summary>The inputs at which the naive formulas fail, and their true values.</summary>
    [Fact]
    public void Where_the_naive_formula_fails()
    {
        Assert.Equal(1e-17, StableMath.Log1p(1e-17));
        Assert.Equal(1e-17, StableMath.Expm1(1e-17));
        Assert.Equal(710, StableMath.Softplus(710.0));
        Assert.Equal(8.533047625744066e-17, StableMath.Softplus(-37.0));
        Assert.Equal(-39.14394658089878, StableMath.Log1mExp(-1e-17));
        Assert.Equal(-800, StableMath.LogSigmoid(-800.0));
        Assert.Equal(1, StableMath.Sigmoid(710.0));
        Assert.Equal(800, StableMath.BinaryCrossEntropyWithLogits(-800.0, 1));
    }

    // The ends of the range stand for those of the type.
    private static float OfFloat(double x) => Math.Abs(x) switch
    {
        Max => Math.Sign(x) * float.MaxValue,
        Epsilon => Math.Sign(x) * float.Epsilon,
        _ => (float)x,
    };

    private static void AssertSame(double expected, double actual) =>
        Assert.True(
            double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
            $"{expected:R} expected, {actual:R} found");
}
