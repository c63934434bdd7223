using System;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>
/// The functions of one argument in double precision by the formulas of textbooks, within a few units of a double: exact as far as a float can tell, and fast
/// enough for all four thousand million floats.
/// </summary>
internal static class DoubleOracle
{
    private const double Ln2 = 0.6931471805599453;

    public static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    public static double Softplus(double x) => Log1p(Math.Exp(-Math.Abs(x))) + Math.Max(x, 0);

    /// <summary>The error of the rounded sum divides out (Kahan).</summary>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(x) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>The error of the exponential divides out (Kahan).</summary>
    public static double Expm1(double x)
    {
        double e = Math.Exp(x);
        return e == 1 ? x : Math.Abs(x) > 1 ? e - 1 : (e - 1) * (x / Math.Log(e));
    }

    public static double Log1mExp(double x) => x == 0 ? double.NegativeInfinity : x > -Ln2 ? Math.Log(-Expm1(x)) : Log1p(-Math.Exp(x));

    public static double XLogX(double x) => x == 0 ? 0 : x * Math.Log(x);
}
