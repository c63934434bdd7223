using System;
using System.Globalization;
using System.Numerics;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Checking;

/// <summary>The accuracy contract of the kernels, which the runtime's <see cref="Accuracy"/> states and measures, asserted element by element.</summary>
internal static class Compare<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Probabilities; +0 exactly where the exact one is 0, and never −0.</summary>
    public static void Probabilities(ReadOnlySpan<T> got, ReadOnlySpan<double> exact, Tally tally, string what)
    {
        for (int i = 0; i < exact.Length; i++)
        {
            double error = Accuracy.ProbabilityError(got[i], exact[i]);
            tally.Error(error, what);
            bool zero = got[i] == T.Zero;
            Require(error <= Accuracy.AllowedOfProbability<T>() && (exact[i] != 0 || zero) && !(zero && T.IsNegative(got[i])), got[i], exact[i], i, error, what);
        }

        tally.Count(exact.Length);
    }

    /// <summary>
    /// Gradients, in ULP of the row's largest term. A term is a probability times a scale, and a probability is known to one subnormal step: rows whose
    /// terms are all as small as that may be off by the step times the scale.
    /// </summary>
    public static void Gradients(ReadOnlySpan<T> got, ReadOnlySpan<double> exact, double largestTerm, Tally tally, string what, double scale = 1)
    {
        for (int i = 0; i < exact.Length; i++)
        {
            double error = Accuracy.GradientError(got[i], exact[i], largestTerm);
            bool isSubnormal = Math.Abs(double.CreateChecked(got[i]) - exact[i]) <= Math.Abs(scale) * double.CreateChecked(T.Epsilon);
            tally.Error(isSubnormal ? 0 : error, what);
            Require(error <= Accuracy.AllowedOfGradient<T>() || isSubnormal, got[i], exact[i], i, error, what);
        }

        tally.Count(exact.Length);
    }

    /// <summary>A loss; infinities and NaN exactly.</summary>
    public static void Loss(T got, double exact, Tally tally, string what)
    {
        double error = Accuracy.LogError(got, exact);
        tally.Error(error, what);
        Require(error <= Accuracy.AllowedOfLog<T>(), got, exact, 0, error, what);
        tally.Count(1);
    }

    private static void Require(bool holds, T got, double exact, int index, double error, string what)
    {
        if (!holds)
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{what}: element {index} is {got:R}, exactly {exact:R}, {error:F2} ULP off."));
        }
    }
}
