using System;
using System.Numerics;

namespace SoftmaxGen.Benchmarks.Workloads;

/// <summary>How far numbers are from the true values, in units of the last place.</summary>
internal static class UlpError
{
    private const float SmallestNormal = 1.17549435E-38f;

    /// <summary>The largest error over all results whose true value is a normal number, in ULP of that value; infinity if one is NaN or infinite.</summary>
    public static double Largest<T>(ReadOnlySpan<T> results, ReadOnlySpan<double> exact)
        where T : IFloatingPointIeee754<T>
    {
        double largest = 0;
        for (int i = 0; i < results.Length; i++)
        {
            if (!T.IsFinite(results[i]))
            {
                return double.PositiveInfinity;
            }

            T nearest = T.CreateTruncating(exact[i]);
            if (T.IsNormal(nearest))
            {
                double error = Math.Abs(double.CreateTruncating(results[i]) - exact[i]);
                largest = Math.Max(largest, error / Ulp(nearest));
            }
        }

        return largest;
    }

    /// <summary>The largest error in ULP of one number, the scale of the whole row; infinity if a result is NaN or infinite.</summary>
    public static double LargestAtScale(ReadOnlySpan<float> results, ReadOnlySpan<double> exact, double scale)
    {
        double ulp = Ulp(Math.Max((float)scale, SmallestNormal));
        double largest = 0;
        for (int i = 0; i < results.Length; i++)
        {
            if (!float.IsFinite(results[i]))
            {
                return double.PositiveInfinity;
            }

            largest = Math.Max(largest, Math.Abs(results[i] - exact[i]) / ulp);
        }

        return largest;
    }

    private static double Ulp<T>(T number)
        where T : IFloatingPointIeee754<T> =>
        double.CreateTruncating(T.BitIncrement(number)) - double.CreateTruncating(number);
}
