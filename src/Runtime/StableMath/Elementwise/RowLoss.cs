using System;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>The cross-entropy of one row, from its state.</summary>
internal static class RowLoss
{
    // Beyond it the 1 in log(1 + ratio) is lost beside the ratio, and e^distance nears the range of a double.
    private const double Far = 50;

    /// <summary>
    /// <c>log(1 + Σ others / target)</c>, from the state of the row without its target: a loss near 0 keeps its digits.
    /// </summary>
    public static double OfLabel(SoftmaxState others, double targetLogit)
    {
        if (double.IsNaN(others.ScaledSum) || !(targetLogit < double.PositiveInfinity) || others.Maximum == double.PositiveInfinity)
        {
            return double.NaN;
        }

        if (others.ScaledSum == 0)
        {
            // The target is all there is. If it has no probability, nothing has.
            return double.IsNegativeInfinity(targetLogit) ? double.NaN : 0;
        }

        // The exact distance is the difference and what rounding took from it, which is a factor on the exponential of nearly 1.
        double distance = others.Maximum - targetLogit;
        if (distance > Far)
        {
            return distance + Math.Log(others.ScaledSum);
        }

        DoubleScalar difference = distance;
        double lost = Exact.LostBySum(others.Maximum, -targetLogit, difference).First;
        return StableMath.Log1p(others.ScaledSum * Math.Exp(distance) * (1 + lost));
    }

    /// <summary><c>Σ t·(log-sum-exp − logit)</c>: for weights of 0 or more a sum without cancellation.</summary>
    public static double OfDistribution<T, TElement>(ReadOnlySpan<T> logits, ReadOnlySpan<T> weights, (double Maximum, double ScaledSum) state)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        if (double.IsNaN(state.ScaledSum))
        {
            return double.NaN;
        }

        var terms = new WeightedTerms<T, TElement>(ref MemoryMarshal.GetReference(logits), ref MemoryMarshal.GetReference(weights), state.Maximum, Math.Log(state.ScaledSum));
        nuint length = (nuint)logits.Length, whole = 0;
        if (Simd512.IsSupported)
        {
            terms.Add<DoubleVector512>(ref whole, length);
        }
        else if (Simd256.IsSupported)
        {
            terms.Add<DoubleVector256>(ref whole, length);
        }
        else if (Simd128.IsSupported)
        {
            terms.Add<DoubleVector128>(ref whole, length);
        }

        terms.Add<DoubleScalar>(ref whole, length);
        return terms.Sum;
    }
}
