using System;
using System.Numerics;

namespace SoftmaxGen.Simd;

/// <summary>
/// The accuracy that kernels promise, measured in units in the last place (ULP) of their element type. The self-check, the tests and the check on AVX-512 use it.
/// </summary>
internal static class Accuracy
{
    /// <summary>Of a probability; <see cref="ProbabilityError"/> says what that means below the smallest normal number.</summary>
    public const double ProbabilityUlps = 4;

    /// <summary>Of a gradient, in units of the largest term of its row.</summary>
    public const double GradientUlps = 4;

    /// <summary>Of a loss or a log-sum-exp, in units of max(|result|, 1).</summary>
    public const double LogUlps = 2;

    /// <summary>Of any result that is a <see cref="Half"/>: kernels compute them in float, and round once.</summary>
    public const double HalfUlps = 1;

    /// <summary>What a probability of the type may be off by.</summary>
    public static double AllowedOfProbability<T>() => typeof(T) == typeof(Half) ? HalfUlps : ProbabilityUlps;

    /// <summary>What an element of a gradient may be off by.</summary>
    public static double AllowedOfGradient<T>() => typeof(T) == typeof(Half) ? HalfUlps : GradientUlps;

    /// <summary>What a loss or a log-sum-exp may be off by.</summary>
    public static double AllowedOfLog<T>() => typeof(T) == typeof(Half) ? HalfUlps : LogUlps;

    /// <summary>The distance from one number of the type to the next at <paramref name="x"/>, as if exponents went on below the smallest normal one.</summary>
    public static double Ulp<T>(double x) => Math.ScaleB(1, Exponent(x) - FractionBits<T>());

    /// <summary>
    /// How far a probability is from the exact one, in ULP of it. Of one below the smallest normal number so that what is allowed means that many ULP of its own binade and half a
    /// subnormal step for the last rounding, or one step where that is more.
    /// </summary>
    public static double ProbabilityError<T>(T actual, double expected)
        where T : IBinaryFloatingPointIeee754<T>
    {
        double ulp = Ulp<T>(expected), step = double.CreateTruncating(T.Epsilon), allowed = AllowedOfProbability<T>();
        return Math.Abs(expected) < SmallestNormal<T>()
            ? Error(actual, expected, Math.Max(step, (allowed * ulp) + (step / 2))) * allowed
            : Error(actual, expected, ulp);
    }

    /// <summary>How far a gradient is from the exact one, in ULP of the largest term of its row, so that what is allowed is at least one subnormal step.</summary>
    public static double GradientError<T>(T actual, double expected, double largestTerm)
        where T : IBinaryFloatingPointIeee754<T> =>
        Error(actual, expected, largestTerm, AllowedOfGradient<T>());

    /// <summary>How far a loss or log-sum-exp is from the exact one, in ULP at the scale max(|result|, 1).</summary>
    public static double LogError<T>(T actual, double expected)
        where T : IBinaryFloatingPointIeee754<T> =>
        Error(actual, expected, LogUlp<T>(expected));

    /// <summary>The unit of losses and log-sum-exps: one ULP at the scale max(|result|, 1).</summary>
    public static double LogUlp<T>(double result) => Ulp<T>(Math.Max(Math.Abs(result), 1));

    /// <summary>
    /// The largest of the two terms <c>scale·p[i]·u[i]</c> and <c>scale·p[i]·Σ p[j]·u[j]</c> whose difference is a softmax gradient.
    /// </summary>
    public static double LargestGradientTerm(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> upstream, double scale)
    {
        double dot = Math.Abs(SoftmaxReference.Dot(probabilities, upstream).High);
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
    public static double Error<T>(T actual, double expected, double unit)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (T.IsNaN(actual) || double.IsNaN(expected))
        {
            return T.IsNaN(actual) && double.IsNaN(expected) ? 0 : double.PositiveInfinity;
        }

        if (T.IsInfinity(actual) || double.IsInfinity(expected))
        {
            return actual == T.CreateTruncating(expected) ? 0 : double.PositiveInfinity;
        }

        return Math.Abs(double.CreateTruncating(actual) - expected) / unit;
    }

    /// <summary>In ULP at <paramref name="size"/>, or in subnormal steps where <paramref name="allowed"/> of those are less than one step.</summary>
    private static double Error<T>(T actual, double expected, double size, double allowed)
        where T : IBinaryFloatingPointIeee754<T>
    {
        double ulp = Ulp<T>(size), step = double.CreateTruncating(T.Epsilon);
        return ulp * allowed > step ? Error(actual, expected, ulp) : Error(actual, expected, step) * allowed;
    }

    private static double SmallestNormal<T>() => Math.ScaleB(1, typeof(T) == typeof(double) ? -1022 : typeof(T) == typeof(float) ? -126 : -14);

    private static int FractionBits<T>() => typeof(T) == typeof(double) ? 52 : typeof(T) == typeof(float) ? 23 : 10;

    // That of 0 is lower than any other, so that subnormal steps are the unit there.
    private static int Exponent(double x) => x == 0 || !double.IsFinite(x) ? -1200 : Math.ILogB(x);
}
