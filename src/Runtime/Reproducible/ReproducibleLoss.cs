using System;

namespace SoftmaxGen.Simd;

/// <summary>
/// The loss of one row from its target's logit and the sum of all other exponentials, as <see cref="CrossEntropyRow"/> and <see cref="DoubleCrossEntropyRow"/> have it,
/// with logarithms that are the same on every platform.
/// </summary>
internal readonly struct ReproducibleLoss
{
    private const double Log2E = 1.4426950408889634, Log2ERest = 2.0355273740931033e-17, Ln2 = 0.6931471805599453;

    private readonly double others;

    public ReproducibleLoss(double targetLogit, double others, double shift, double unit, double scale)
    {
        (double scaleHigh, double scaleLow) = TwoDoubles.Product(scale, Log2E);
        (double high, double low) = TwoDoubles.Scaled(targetLogit, scaleHigh, scaleLow + (scale * Log2ERest));
        double target = DoubleExp2.Of(high, low, shift) * unit;
        this.others = others;
        Sum = others + target;
        Loss = double.IsNaN(Sum) ? double.NaN : others <= target ? ReproducibleLog.OfOnePlus(others / target) : FarLoss(Sum / unit, shift, high, low);
    }

    /// <summary>The sum of all exponentials of the row, with its exponent shift; NaN when the row is.</summary>
    public double Sum { get; }

    /// <summary>The loss in nats.</summary>
    public double Loss { get; }

    /// <summary>The gradient at the target, <c>weight · (p − 1)</c>.</summary>
    public double GradientAtTarget(double weight) => -weight * (others / Sum);

    /// <summary><c>log(sum / 2^(high + low + shift))</c>: the powers of two are subtracted first, because their logarithms would cancel.</summary>
    private static double FarLoss(double sum, double shift, double high, double low)
    {
        if (!double.IsFinite(high))
        {
            return -high;
        }

        int n = Math.ILogB(sum);
        (double steps, double lost) = TwoDoubles.Sum(n - shift, -high);
        return (steps * Ln2) + (((lost - low) * Ln2) + ReproducibleLog.Of(Math.ScaleB(sum, -n)));
    }
}
