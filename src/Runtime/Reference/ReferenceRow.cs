using System;

namespace SoftmaxGen;

/// <summary>One row as the reference sees it: the exponentials of <c>scale · (logit − maximum)</c>, obvious and in <see cref="double"/>.</summary>
/// <remarks>
/// Shares nothing with the kernels on purpose: a mistake in their helpers must not appear on both sides of a comparison. So that it is an
/// oracle for double results too, what the two roundings in <c>scale · (logit − maximum)</c> take is computed and put back.
/// </remarks>
internal sealed class ReferenceRow
{
    private readonly double[] exponents;
    private readonly double[] exponentials;

    public ReferenceRow(ReadOnlySpan<double> logits, double scale)
    {
        if (!double.IsFinite(scale) || scale == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale needs to be finite and not 0.");
        }

        exponents = new double[logits.Length];
        exponentials = new double[logits.Length];
        Maximum = LargestScaled(logits, scale, out double top);
        for (int i = 0; i < logits.Length; i++)
        {
            (double exponent, double lost) = Exponent(logits[i], top, scale);
            double e = Math.Exp(exponent);
            exponents[i] = exponent;
            exponentials[i] = e == 0 ? 0 : e + (e * lost);
        }

        Sum = SumExcept(-1);
    }

    /// <summary>The largest <c>scale · logit</c>; NaN as soon as one is NaN; −∞ for an empty row.</summary>
    public double Maximum { get; }

    /// <summary><c>Σ exp(scale · (logit − maximum))</c>; NaN for a row with NaN or +∞, or with nothing but −∞.</summary>
    public double Sum { get; }

    public double LogSumExp =>
        double.IsFinite(Maximum) ? Maximum + Math.Log(Sum) : Maximum;

    public double Probability(int index) => exponentials[index] / Sum;

    public double LogProbability(int index) => double.IsNaN(Sum) ? double.NaN : exponents[index] - Math.Log(Sum);

    /// <summary>
    /// <c>log(Σ e / e_target)</c> in the form that does not cancel: by the others' share where the target dominates.
    /// </summary>
    public double CrossEntropy(int target)
    {
        double others = SumExcept(target), e = exponentials[target];
        return others <= e ? LogOnePlus(others / e) : Math.Log(Sum) - exponents[target];
    }

    /// <summary><c>p − y</c>, at the target as the sum of the other probabilities.</summary>
    public double CrossEntropyGradient(int index, int target) =>
        index == target ? -SumExcept(target) / Sum : Probability(index);

    private double SumExcept(int left)
    {
        var sum = new CompensatedSum();
        for (int i = 0; i < exponentials.Length; i++)
        {
            if (i != left)
            {
                sum.Add(exponentials[i]);
            }
        }

        return sum.Value;
    }

    private static double LargestScaled(ReadOnlySpan<double> logits, double scale, out double top)
    {
        top = scale > 0 ? double.NegativeInfinity : double.PositiveInfinity;
        foreach (double logit in logits)
        {
            if (double.IsNaN(logit))
            {
                top = double.NaN;
                return double.NaN;
            }

            top = scale > 0 ? Math.Max(top, logit) : Math.Min(top, logit);
        }

        return scale * top;
    }

    /// <summary><c>scale · (logit − top)</c>, and what its two roundings lost (two-sum, then a fused product).</summary>
    private static (double Exponent, double Lost) Exponent(double logit, double top, double scale)
    {
        double difference = logit - top;
        if (!double.IsFinite(difference))
        {
            // The row has an infinity, or two finite doubles lie further apart than a double can say. Halves do not.
            bool tooFar = double.IsFinite(logit) && double.IsFinite(top);
            return (tooFar ? ((logit / 2) - (top / 2)) * scale * 2 : difference * scale, 0);
        }

        double added = difference - logit;
        double lost = (logit - (difference - added)) - (top + added);
        double product = scale * difference;
        return (product, double.IsFinite(product) ? Math.FusedMultiplyAdd(scale, difference, -product) + (scale * lost) : 0);
    }

    /// <summary>log(1 + x) for x of 0 or more, without losing a small x in 1 + x as .NET's LogP1 does.</summary>
    private static double LogOnePlus(double x)
    {
        if (x < 1e-5)
        {
            // The series; its next term is below 1e-20 of the sum.
            return x * (1 - (x * ((1.0 / 2) - (x * ((1.0 / 3) - (x / 4))))));
        }

        double onePlus = 1 + x;
        double lost = x - (onePlus - 1);
        return Math.Log(onePlus) + (lost / onePlus);
    }
}
