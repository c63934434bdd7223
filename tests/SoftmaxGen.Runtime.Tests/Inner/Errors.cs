using System;
using System.Numerics;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests.Inner;

/// <summary>The contract of docs/numerics.md for every element type.</summary>
internal static class Errors
{
    /// <summary>
    /// A probability: 4 ULP, 1 of a half. Below the smallest normal number one subnormal step is always allowed,
    /// to which the two exponentials of the quotient, rounded before that step is, may add a tenth.
    /// </summary>
    public static void AssertProbabilities<T>(double[] actual, ReadOnlySpan<double> expected, string where)
        where T : IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < actual.Length; i++)
        {
            double ulps = Accuracy.AllowedOfProbability<T>();
            double allowed = Math.Max(ulps * Ulp<T>(expected[i]), 1.1 * double.CreateTruncating(T.Epsilon));
            AssertNear(actual[i], expected[i], allowed, $"{where}, entry {i}");
        }
    }

    /// <summary>A gradient: 4 ULP of the largest term of its row.</summary>
    public static void AssertGradient<T>(double[] actual, ReadOnlySpan<double> expected, double largestTerm, string where)
        where T : IBinaryFloatingPointIeee754<T>
    {
        double allowed = Math.Max(Accuracy.GradientUlps * Ulp<T>(largestTerm), double.CreateTruncating(T.Epsilon));
        for (int i = 0; i < actual.Length; i++)
        {
            AssertNear(actual[i], expected[i], allowed, $"{where}, entry {i}");
        }
    }

    /// <summary>A loss: 2 ULP at the scale max(|loss|, 1).</summary>
    public static void AssertLoss<T>(double actual, double expected, string where)
        where T : IBinaryFloatingPointIeee754<T> =>
        AssertNear(actual, double.CreateTruncating(T.CreateTruncating(expected)), Accuracy.LogUlps * Ulp<T>(Math.Max(Math.Abs(expected), 1)), where);

    public static double Ulp<T>(double x) =>
        x == 0 || !double.IsFinite(x) ? 0 : Math.ScaleB(1, Math.ILogB(x) - (typeof(T) == typeof(double) ? 52 : typeof(T) == typeof(float) ? 23 : 10));

    private static void AssertNear(double actual, double expected, double allowed, string where)
    {
        bool near = double.IsNaN(expected) ? double.IsNaN(actual) : actual == expected || Math.Abs(actual - expected) <= allowed;
        if (!near)
        {
            Assert.Fail($"{where}: {actual:R} instead of {expected:R}, off by {Math.Abs(actual - expected) / allowed:F2} times what is allowed");
        }
    }
}
