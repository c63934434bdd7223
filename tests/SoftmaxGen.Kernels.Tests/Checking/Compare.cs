using System;
using System.Globalization;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Checking;

/// <summary>The accuracy contract of the kernels, which the runtime's <see cref="Accuracy"/> measures, asserted element by element.</summary>
internal static class Compare
{
    /// <summary>
    /// Probabilities: 4 ULP, as if exponents went on below the smallest normal number. There the rounding to a subnormal comes on top, and one subnormal step is
    /// always allowed.
    /// </summary>
    public static void Probabilities(ReadOnlySpan<float> got, ReadOnlySpan<double> exact, Tally tally, string what)
    {
        for (int i = 0; i < exact.Length; i++)
        {
            double error = Accuracy.ProbabilityError(got[i], exact[i]);
            tally.Error(error, what);
            double rounding = exact[i] < SmallestNormal ? (double)float.Epsilon / 2 : 0;
            bool holds = error <= Accuracy.ProbabilityUlps || Math.Abs(got[i] - exact[i]) <= (Accuracy.ProbabilityUlps * Accuracy.Ulp<float>(exact[i])) + rounding;
            Require(holds && !(got[i] == 0 && float.IsNegative(got[i])), got[i], exact[i], i, what);
        }

        tally.Count(exact.Length);
    }

    private const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary>
    /// Gradients: 4 ULP of the row's largest term. A term is a probability times a scale, and a probability is known to one subnormal step: rows whose
    /// terms are all as small as that may be off by the step times the scale.
    /// </summary>
    public static void Gradients(ReadOnlySpan<float> got, ReadOnlySpan<double> exact, double largestTerm, double scale, Tally tally, string what)
    {
        for (int i = 0; i < exact.Length; i++)
        {
            double error = Accuracy.GradientError(got[i], exact[i], largestTerm);
            bool isSubnormal = Math.Abs(got[i] - exact[i]) <= Math.Abs(scale) * float.Epsilon;
            tally.Error(isSubnormal ? 0 : error, what);
            Require(error <= Accuracy.GradientUlps || isSubnormal, got[i], exact[i], i, what);
        }

        tally.Count(exact.Length);
    }

    /// <summary>A loss: 2 ULP at the scale max(|loss|, 1); infinities and NaN exactly.</summary>
    public static void Loss(float got, double exact, Tally tally, string what)
    {
        double error = Accuracy.LogError(got, exact);
        tally.Error(error, what);
        Require(error <= Accuracy.LogUlps, got, exact, 0, what);
        tally.Count(1);
    }

    private static void Require(bool holds, float got, double exact, int index, string what)
    {
        if (!holds)
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{what}: element {index} is {got:R}, {(float)exact:R} expected (exactly {exact:R}, {Accuracy.ProbabilityError(got, exact):F2} ULP off)."));
        }
    }
}
