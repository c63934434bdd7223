using System;
using System.Globalization;
using System.Numerics;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Checking;

/// <summary>The accuracy contract for kernels of any element type: 4 ULP, for Half 1.</summary>
internal static class TypedCompare<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly int Bits = typeof(T) == typeof(float) ? 23 : typeof(T) == typeof(double) ? 52 : 10;

    private static readonly int LowestExponent = typeof(T) == typeof(float) ? -126 : typeof(T) == typeof(double) ? -1022 : -14;

    public static double Tolerance { get; } = typeof(T) == typeof(Half) ? 1 : 4;

    /// <summary>The spacing at <paramref name="value"/>; a subnormal step is the least.</summary>
    public static double Spacing(double value) =>
        Math.ScaleB(1, Math.Max(value == 0 ? LowestExponent : Math.ILogB(value), LowestExponent) - Bits);

    /// <summary>Probabilities within the tolerance, tiny ones within one subnormal step; +0 exactly where the exact one is 0.</summary>
    public static void Probabilities(ReadOnlySpan<T> got, ReadOnlySpan<double> exact, Tally tally, string what)
    {
        for (int i = 0; i < exact.Length; i++)
        {
            if (exact[i] == 0)
            {
                Require(got[i] == T.Zero && !T.IsNegative(got[i]), got[i], exact[i], i, what);
            }

            Within(got[i], exact[i], Spacing(exact[i]), Tolerance, i, tally, what);
        }

        tally.Count(exact.Length);
    }

    /// <summary>Gradients within the tolerance in units of the row's largest term.</summary>
    public static void Gradients(ReadOnlySpan<T> got, ReadOnlySpan<double> exact, double largestTerm, Tally tally, string what)
    {
        for (int i = 0; i < exact.Length; i++)
        {
            Within(got[i], exact[i], Spacing(largestTerm), Tolerance, i, tally, what);
        }

        tally.Count(exact.Length);
    }

    /// <summary>A loss within 2 ULP (Half: 1) at the scale max(|loss|, 1).</summary>
    public static void Loss(T got, double exact, Tally tally, string what)
    {
        Within(got, exact, Spacing(Math.Max(Math.Abs(exact), 1)), Math.Min(Tolerance, 2), 0, tally, what);
        tally.Count(1);
    }

    private static void Within(T got, double exact, double unit, double tolerance, int index, Tally tally, string what)
    {
        if (double.IsNaN(exact) || double.IsInfinity(exact))
        {
            Require(double.CreateChecked(got).Equals(exact), got, exact, index, what);
            return;
        }

        double error = Math.Abs(double.CreateChecked(got) - exact) / unit;
        tally.Error(error, what);
        Require(error <= tolerance, got, exact, index, what);
    }

    private static void Require(bool holds, T got, double exact, int index, string what)
    {
        if (!holds)
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{what}: element {index} is {got:R}, exactly {exact:R}."));
        }
    }
}
