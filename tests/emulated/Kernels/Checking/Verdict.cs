using System;
using System.Globalization;
using SoftmaxGen.Simd;

namespace SoftmaxGen.EmulatedKernels.Checking;

/// <summary>What was found about one kernel: the first value outside the accuracy contract, and the largest errors.</summary>
internal sealed class Verdict
{
    private const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary>The first failure, or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>Values compared.</summary>
    public long Values { get; private set; }

    /// <summary>Largest error of a probability that is a normal number, in its ULP.</summary>
    public double Probability { get; private set; }

    /// <summary>Largest error of a gradient, in ULP of the largest term of its row.</summary>
    public double Gradient { get; private set; }

    /// <summary>Largest error of a loss, in ULP of max(|loss|, 1).</summary>
    public double Loss { get; private set; }

    public void Fail(string failure) => Failure ??= failure;

    public void Probabilities(ReadOnlySpan<float> got, ReadOnlySpan<double> exact, string row)
    {
        for (int i = 0; i < exact.Length; i++)
        {
            double error = Accuracy.ProbabilityError(got[i], exact[i]);
            Probability = exact[i] >= SmallestNormal ? Math.Max(Probability, error) : Probability;

            // A probability of zero is +0.
            Require(error <= Accuracy.ProbabilityUlps && (got[i] != 0 || !float.IsNegative(got[i])), got[i], exact[i], i, error, row);
        }
    }

    public void Gradients(ReadOnlySpan<float> got, ReadOnlySpan<double> exact, double largestTerm, string row)
    {
        for (int i = 0; i < exact.Length; i++)
        {
            double error = Accuracy.GradientError(got[i], exact[i], largestTerm);
            Gradient = Math.Max(Gradient, error);
            Require(error <= Accuracy.GradientUlps, got[i], exact[i], i, error, row);
        }
    }

    public void OneLoss(float got, double exact, string row)
    {
        double error = Accuracy.LogError(got, exact);
        Loss = Math.Max(Loss, error);
        Require(error <= Accuracy.LogUlps, got, exact, 0, error, row);
    }

    /// <summary>That a kernel called another way gave the same bits; any NaN equals any other.</summary>
    public void Same(ReadOnlySpan<float> got, ReadOnlySpan<float> first, string row)
    {
        for (int i = 0; i < first.Length; i++)
        {
            bool same = float.IsNaN(first[i]) ? float.IsNaN(got[i]) : BitConverter.SingleToInt32Bits(first[i]) == BitConverter.SingleToInt32Bits(got[i]);
            Require(same, got[i], first[i], i, double.NaN, row);
        }
    }

    private void Require(bool holds, float got, double expected, int index, double error, string row)
    {
        Values++;
        if (!holds)
        {
            Fail(string.Create(CultureInfo.InvariantCulture, $"{row}: element {index} is {got:R}, {expected:R} expected ({error:F2} ULP off)"));
        }
    }
}
