using System;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Distances of double results from exact ones, in units in the last place.</summary>
internal static class Ulps
{
    public static double OfDouble(double actual, (double High, double Low) exact) => Distance(actual, exact, Unit(exact.High));

    /// <summary>At the scale max(|result|, 1), as losses and log-sum-exps are measured.</summary>
    public static double OfDoubleLog(double actual, (double High, double Low) exact) =>
        Distance(actual, exact, Unit(Math.Max(Math.Abs(exact.High), 1)));

    private static double Unit(double x) => Math.Max(Accuracy.Ulp<double>(x), double.Epsilon);

    private static double Distance(double actual, (double High, double Low) exact, double unit) =>
        double.IsFinite(actual) ? Math.Abs((actual - exact.High) - exact.Low) / unit : double.PositiveInfinity;
}
