using System;

namespace SoftmaxGen.Simd;

/// <summary>The accuracy that kernels promise, measured in units in the last place (ULP). The self-check, the tests of the runtime and the check on AVX-512 use it.</summary>
internal static class Accuracy
{
    /// <summary>Of a probability; below the smallest normal number in the units of its own binade, but never less than one subnormal step.</summary>
    public const double ProbabilityUlps = 4;

    /// <summary>Of a gradient, in units of the largest term of its row.</summary>
    public const double GradientUlps = 4;

    /// <summary>Of a loss or a log-sum-exp, in units of max(|result|, 1).</summary>
    public const double LogUlps = 2;

    private const double SmallestFloat = 1.401298464324817e-45;

    /// <summary>The distance from one float to the next at <paramref name="x"/>, as if exponents went on below the smallest normal float.</summary>
    public static double FloatUlp(double x) => Math.ScaleB(1, Exponent(x) - 23);

    /// <summary>The distance from one double to the next at <paramref name="x"/>; a subnormal step is the least there is.</summary>
    public static double DoubleUlp(double x) => Math.BitIncrement(Math.Abs(x)) - Math.Abs(x);

    /// <summary>How far a float probability is from the exact one, in ULP of it or, for tiny ones, so that 4 means one subnormal step.</summary>
    public static double ProbabilityError(float actual, double expected) =>
        Error(actual, expected, Math.Max(FloatUlp(expected), SmallestFloat / ProbabilityUlps));

    /// <summary>How far a float loss or log-sum-exp is from the exact one, in ULP at the scale max(|result|, 1).</summary>
    public static double LogError(float actual, double expected) =>
        Error(actual, expected, LogUlp(expected));

    /// <summary>The unit of losses and log-sum-exps: one ULP at the scale max(|result|, 1).</summary>
    public static double LogUlp(double result) => FloatUlp(Math.Max(Math.Abs(result), 1));

    /// <summary>How far a float gradient is from the exact one, in ULP of the largest term of its row, so that 4 is at least one subnormal step.</summary>
    public static double GradientError(float actual, double expected, double largestTerm) =>
        Error(actual, expected, Math.Max(FloatUlp(largestTerm), SmallestFloat / GradientUlps));

    /// <summary>
    /// The largest of the two terms <c>scale·p[i]·u[i]</c> and <c>scale·p[i]·Σ p[j]·u[j]</c> whose difference is a softmax gradient.
    /// </summary>
    public static double LargestGradientTerm(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> upstream, double scale)
    {
        double dot = Math.Abs(SoftmaxReference.Dot(probabilities, upstream));
        double largest = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(scale * probabilities[i]) * Math.Max(Math.Abs(upstream[i]), dot));
        }

        return largest;
    }

    /// <summary>
    /// <c>|actual − expected|</c> in the given unit: 0 for two NaN and for an infinity where the exact value rounds to it, +∞ for one NaN or
    /// any other infinity.
    /// </summary>
    public static double Error(float actual, double expected, double unit)
    {
        if (float.IsNaN(actual) || double.IsNaN(expected))
        {
            return float.IsNaN(actual) && double.IsNaN(expected) ? 0 : double.PositiveInfinity;
        }

        if (float.IsInfinity(actual) || double.IsInfinity(expected))
        {
            return actual == (float)expected ? 0 : double.PositiveInfinity;
        }

        return Math.Abs(actual - expected) / unit;
    }

    private static int Exponent(double x) => x == 0 || !double.IsFinite(x) ? -1022 : Math.ILogB(x);
}
