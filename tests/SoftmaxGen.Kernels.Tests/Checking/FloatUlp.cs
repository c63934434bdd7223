using System;

namespace SoftmaxGen.Kernels.Tests.Checking;

/// <summary>Units in the last place of a <see cref="float"/>, measured against an exact value held in a <see cref="double"/>.</summary>
internal static class FloatUlp
{
    /// <summary>2^-126: below it floats are spaced evenly and lose digits.</summary>
    public const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary>2^-149, the spacing of the subnormal floats.</summary>
    public const double SubnormalStep = 1.401298464324817e-45;

    /// <summary>The spacing of floats of the magnitude of <paramref name="value"/>.</summary>
    public static double At(double value)
    {
        double magnitude = Math.Abs(value);
        return magnitude < SmallestNormal ? SubnormalStep : Math.ScaleB(1, Math.ILogB(magnitude) - 23);
    }

    /// <summary>The spacing that floats below the smallest normal would have if their exponents went on.</summary>
    public static double Continued(double value) => value == 0 ? 0 : Math.ScaleB(1, Math.ILogB(value) - 23);

    /// <summary>The error of a result in units of the spacing at <paramref name="scale"/>.</summary>
    public static double Error(float got, double exact, double scale) => Math.Abs(got - exact) / At(scale);
}
