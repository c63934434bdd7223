using System;
using System.Globalization;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Checking;

/// <summary>The accuracy contract of the kernels, asserted element by element.</summary>
internal static class Compare
{
    /// <summary>Units in the last place that probabilities and gradients may be off.</summary>
    public const double Tolerance = 4;

    /// <summary>The same for a loss, at the scale of the larger of its magnitude and 1.</summary>
    public const double LossTolerance = 2;

    /// <summary>
    /// Probabilities: 4 ULP where they are normal numbers; below, 4 ULP as if exponents went on and the rounding to a subnormal, or one subnormal step
    /// where that is more, or 0. A NaN must be met by a NaN.
    /// </summary>
    public static void Probabilities(ReadOnlySpan<float> got, ReadOnlySpan<double> exact, Tally tally, string what)
    {
        for (int i = 0; i < exact.Length; i++)
        {
            if (double.IsNaN(exact[i]))
            {
                Require(float.IsNaN(got[i]), got[i], exact[i], i, what);
            }
            else if (exact[i] >= FloatUlp.SmallestNormal)
            {
                double error = FloatUlp.Error(got[i], exact[i], exact[i]);
                tally.Error(error, what);
                Require(error <= Tolerance, got[i], exact[i], i, what);
            }
            else
            {
                double allowed = Math.Max(FloatUlp.SubnormalStep, (FloatUlp.SubnormalStep / 2) + (Tolerance * FloatUlp.Continued(exact[i])));
                Require(got[i] == 0 || (got[i] > 0 && Math.Abs(got[i] - exact[i]) <= allowed), got[i], exact[i], i, what);
            }
        }

        tally.Count(exact.Length);
    }

    /// <summary>
    /// Gradients: 4 ULP of the row's largest term. A term is a probability times a scale, and a probability is known to one subnormal step: rows whose
    /// terms are all as small as that may be off by the step times the scale.
    /// </summary>
    public static void Gradients(ReadOnlySpan<float> got, ReadOnlySpan<double> exact, double largestTerm, double scale, Tally tally, string what)
    {
        for (int i = 0; i < exact.Length; i++)
        {
            if (double.IsNaN(exact[i]))
            {
                Require(float.IsNaN(got[i]), got[i], exact[i], i, what);
                continue;
            }

            double error = FloatUlp.Error(got[i], exact[i], largestTerm);
            bool isSubnormal = Math.Abs(got[i] - exact[i]) <= Math.Abs(scale) * FloatUlp.SubnormalStep;
            tally.Error(isSubnormal ? 0 : error, what);
            Require(error <= Tolerance || isSubnormal, got[i], exact[i], i, what);
        }

        tally.Count(exact.Length);
    }

    /// <summary>A loss: 2 ULP at the scale max(|loss|, 1); infinities and NaN exactly.</summary>
    public static void Loss(float got, double exact, Tally tally, string what)
    {
        if (!float.IsFinite((float)exact))
        {
            Require(got.Equals((float)exact), got, exact, 0, what);
        }
        else
        {
            double error = FloatUlp.Error(got, exact, Math.Max(Math.Abs(exact), 1));
            tally.Error(error, what);
            Require(error <= LossTolerance, got, exact, 0, what);
        }

        tally.Count(1);
    }

    private static void Require(bool holds, float got, double exact, int index, string what)
    {
        if (!holds)
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{what}: element {index} is {got:R}, {(float)exact:R} expected (exactly {exact:R}, {FloatUlp.Error(got, exact, exact):F2} ULP off)."));
        }
    }
}
