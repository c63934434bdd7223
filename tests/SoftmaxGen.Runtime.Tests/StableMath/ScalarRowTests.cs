using System;
using System.Linq;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The scalar kernels other than softmax, which <see cref="HostileFloatTests"/> covers.</summary>
public sealed class ScalarRowTests
{
    private static readonly float[] Specials =
        [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e30f, -1e30f, float.MaxValue, -float.MaxValue, 100, -100, 3];

    [Theory]
    [InlineData(1.0)]
    [InlineData(-0.5)]
    [InlineData(0.125)]
    public void Cross_entropy_is_right_for_every_value_target_and_position(double scale)
    {
        foreach (int length in (int[])[1, 2, 3, 7, 20])
        {
            for (int position = 0; position < length; position++)
            {
                foreach (float special in Specials)
                {
                    float[] logits = Rows.UniformFloats(length, 5, seed: length);
                    logits[position] = special;
                    for (int target = 0; target < length; target++)
                    {
                        CheckCrossEntropy(logits, target, scale);
                    }
                }
            }
        }
    }

    [Fact]
    public void Cross_entropy_of_nothing_but_minus_infinity_is_NaN()
    {
        float[] logits = [float.NegativeInfinity, float.NegativeInfinity];
        CheckCrossEntropy(logits, 1, 1);
        Assert.Equal(double.NaN, ScalarRow.CrossEntropy(ref logits[0], 2, 0, 1));
    }

    [Fact]
    public void Cross_entropy_with_the_target_at_minus_infinity_is_infinite_and_has_a_gradient()
    {
        float[] logits = [float.NegativeInfinity, 2, 2], gradient = new float[3];
        Assert.Equal(double.PositiveInfinity, ScalarRow.CrossEntropyWithGradient(ref logits[0], ref gradient[0], 3, 0, 1, 1));
        Assert.Equal([-1, 0.5f, 0.5f], gradient);
    }

    [Theory]
    [InlineData(30f)]
    [InlineData(80f)]
    public void Tiny_losses_and_their_gradients_keep_their_digits(float lead)
    {
        float[] logits = [lead, 0, 1], gradient = new float[3];
        double expected = SoftmaxReference.SoftmaxCrossEntropy(logits, 0);

        double loss = ScalarRow.CrossEntropyWithGradient(ref logits[0], ref gradient[0], 3, 0, 1, 1);

        Assert.Equal(expected, loss, 1e-12 * expected);
        Assert.Equal(-expected, gradient[0], 1e-6 * expected);
    }

    [Fact]
    public void Softmax_gradient_is_right_in_place_of_either_input()
    {
        foreach (int length in (int[])[1, 2, 5, 33])
        {
            float[] p = FloatPaths.Softmax("any", Rows.UniformFloats(length, 4, seed: length)), u = Rows.UniformFloats(length, 1e4, seed: 1), gradient = new float[length];
            ScalarRow.SoftmaxGradient(ref p[0], ref u[0], ref gradient[0], (nuint)length, -0.3);
            KernelSelfCheck.SoftmaxGradient("scalar", p, u, gradient, length, -0.3);

            float[] inP = [.. p], inU = [.. u];
            ScalarRow.SoftmaxGradient(ref inP[0], ref u[0], ref inP[0], (nuint)length, -0.3);
            ScalarRow.SoftmaxGradient(ref p[0], ref inU[0], ref inU[0], (nuint)length, -0.3);
            Assert.Equal(gradient, inP);
            Assert.Equal(gradient, inU);
        }
    }

    [Fact]
    public void Softmax_gradient_survives_numbers_whose_difference_no_float_holds()
    {
        float[] p = [0.5f, 0.5f], u = [float.MaxValue, -float.MaxValue], gradient = new float[2];
        ScalarRow.SoftmaxGradient(ref p[0], ref u[0], ref gradient[0], 2, 0.25);
        Assert.Equal([float.MaxValue / 8, -float.MaxValue / 8], gradient);
    }

    [Fact]
    public void Without_the_shift_rows_in_range_are_right_and_overflow_is_NaN()
    {
        float[] result = new float[64];
        foreach (double range in (double[])[1, 30, 80])
        {
            float[] logits = Rows.UniformFloats(64, range, seed: 6);
            ScalarRow.SoftmaxUnshifted(ref logits[0], ref result[0], 64, 1);
            KernelSelfCheck.Softmax("unshifted", logits, result, 64, 1);
        }

        foreach (float[] logits in (float[][])[[90, 100, 0], [-2000, -2000, -2000], [88.5f, 88.5f, 0], [float.NaN, 0, 0], [float.PositiveInfinity, 0, 0]])
        {
            ScalarRow.SoftmaxUnshifted(ref logits[0], ref result[0], 3, 1);
            Assert.All(result[..3], x => Assert.True(float.IsNaN(x)));
        }

        float[] masked = [float.NegativeInfinity, 1];
        ScalarRow.SoftmaxUnshifted(ref masked[0], ref result[0], 2, 1);
        Assert.Equal([0f, 1f], result[..2]);
    }

    private static void CheckCrossEntropy(float[] logits, int target, double scale)
    {
        nuint length = (nuint)logits.Length;
        float[] gradient = new float[logits.Length];
        double loss = ScalarRow.CrossEntropyWithGradient(ref logits[0], ref gradient[0], length, target, scale, scale);
        KernelSelfCheck.SoftmaxCrossEntropy("scalar", logits, [target], [(float)loss], gradient, logits.Length, scale, Reduction.None);
        double alone = ScalarRow.CrossEntropy(ref logits[0], length, target, scale);
        Assert.True(alone.Equals(loss) || Math.Abs(alone - loss) <= 1e-12 * Math.Max(1, Math.Abs(loss)), $"{alone} {loss}");

        float[] inPlace = [.. logits];
        Assert.Equal(loss, ScalarRow.CrossEntropyWithGradient(ref inPlace[0], ref inPlace[0], length, target, scale, scale));
        Assert.Equal(gradient, inPlace);
    }
}
