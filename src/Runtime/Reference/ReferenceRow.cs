using System;

namespace SoftmaxGen;

/// <summary>One row as the reference sees it: the exponentials of <c>scale · (logit − maximum)</c>, obvious and in <see cref="DoubleDouble"/>.</summary>
/// <remarks>Shares nothing with the kernels on purpose: a mistake in their helpers must not appear on both sides of a comparison.</remarks>
internal sealed class ReferenceRow
{
    private readonly DoubleDouble[] exponents;
    private readonly (DoubleDouble Mantissa, int Exponent)[] exponentials;
    private readonly DoubleDouble maximum;
    private readonly DoubleDouble sum;

    public ReferenceRow(ReadOnlySpan<double> logits, double scale)
    {
        if (!double.IsFinite(scale) || scale == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale needs to be finite and not 0.");
        }

        exponents = new DoubleDouble[logits.Length];
        exponentials = new (DoubleDouble, int)[logits.Length];
        double top = Top(logits, scale);
        maximum = DoubleDouble.Product(scale, top);
        if (double.IsFinite(top))
        {
            for (int i = 0; i < logits.Length; i++)
            {
                exponents[i] = Exponent(logits[i], top, scale);
                exponentials[i] = DoubleDouble.Exp(exponents[i]);
            }

            sum = SumExcept(-1);
        }
        else
        {
            // NaN, +∞, nothing but −∞, or no logit at all.
            sum = double.NaN;
        }
    }

    public double LogSumExp => double.IsFinite(maximum.High) && IsFinite ? (double)(maximum + DoubleDouble.Log(sum)) : maximum.High;

    private bool IsFinite => !double.IsNaN(sum.High);

    public double Probability(int index) => IsFinite ? Rounded(exponentials[index].Mantissa / sum, exponentials[index].Exponent) : double.NaN;

    public double LogProbability(int index) => IsFinite ? Difference(exponents[index], DoubleDouble.Log(sum)) : double.NaN;

    /// <summary>
    /// <c>log(Σ e / e_target)</c> in the form that does not cancel: by the others' share where the target dominates.
    /// </summary>
    public double CrossEntropy(int target)
    {
        if (!IsFinite)
        {
            return double.NaN;
        }

        DoubleDouble others = SumExcept(target), e = exponentials[target].Mantissa.Times(exponentials[target].Exponent);
        return others.High <= e.High ? (double)DoubleDouble.LogOnePlus(others / e) : -Difference(exponents[target], DoubleDouble.Log(sum));
    }

    /// <summary><c>factor · (p − y)</c>, at the target by the sum of the other probabilities.</summary>
    public double CrossEntropyGradient(int index, int target, double factor)
    {
        if (!IsFinite)
        {
            return double.NaN;
        }

        return index == target
            ? (double)(-(SumExcept(target) / sum) * factor)
            : Rounded((exponentials[index].Mantissa / sum) * factor, exponentials[index].Exponent);
    }

    private DoubleDouble SumExcept(int left)
    {
        DoubleDouble total = 0;
        for (int i = 0; i < exponentials.Length; i++)
        {
            // What has no place in 106 bits beside the maximum's exponential of 1 is still there when the maximum is left out.
            if (i != left)
            {
                total += exponentials[i].Mantissa.Times(exponentials[i].Exponent);
            }
        }

        return total;
    }

    private static double Top(ReadOnlySpan<double> logits, double scale)
    {
        double top = scale > 0 ? double.NegativeInfinity : double.PositiveInfinity;
        foreach (double logit in logits)
        {
            // Math.Max and Math.Min keep a NaN.
            top = scale > 0 ? Math.Max(top, logit) : Math.Min(top, logit);
        }

        return top;
    }

    /// <summary><c>scale · (logit − top)</c> of a finite top; one double, perhaps −∞, where the difference is beyond their range.</summary>
    private static DoubleDouble Exponent(double logit, double top, double scale)
    {
        double difference = logit - top;
        if (!double.IsFinite(difference))
        {
            return double.IsFinite(logit) ? ((logit / 2) - (top / 2)) * scale * 2 : difference * scale;
        }

        DoubleDouble exact = DoubleDouble.Sum(logit, -top);
        DoubleDouble product = DoubleDouble.Product(scale, exact.High);
        return double.IsFinite(product.High) ? product + (scale * exact.Low) : product;
    }

    private static double Difference(DoubleDouble a, DoubleDouble b) => double.IsFinite(a.High) ? (double)(a - b) : a.High;

    private static double Rounded(DoubleDouble mantissa, int exponent) => Math.ScaleB((double)mantissa, exponent);
}
