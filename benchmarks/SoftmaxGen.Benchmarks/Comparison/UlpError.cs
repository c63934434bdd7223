using System;

namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>How far floats are from the true values, in units of the last place of the float nearest to the true value.</summary>
internal static class UlpError
{
    /// <summary>The largest error over all probabilities that are normal numbers; infinity if one is NaN or infinite.</summary>
    public static double Largest(ReadOnlySpan<float> probabilities, ReadOnlySpan<double> exact)
    {
        double largest = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            if (!float.IsFinite(probabilities[i]))
            {
                return double.PositiveInfinity;
            }

            float nearest = (float)exact[i];
            if (float.IsNormal(nearest))
            {
                double ulp = (double)MathF.BitIncrement(nearest) - nearest;
                largest = Math.Max(largest, Math.Abs(probabilities[i] - exact[i]) / ulp);
            }
        }

        return largest;
    }
}
