using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// The loss of one row of doubles from its maximum, its target's logit and the sum of all other exponentials; the twin of
/// <see cref="CrossEntropyRow"/>, which says why the others stay apart from the target. Called by generated kernels.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleCrossEntropyRow
{
    private readonly double others;

    /// <summary>Combines what the passes found; <paramref name="others"/> carries the row's exponent shift.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public DoubleCrossEntropyRow(double targetLogit, double maximum, double others, double scaleHigh, double scaleLow)
    {
        double shift = DoubleRowShift.Headroom - DoubleRowShift.Exponent(maximum, scaleHigh);
        (double high, double low) = TwoDoubles.Scaled(targetLogit, scaleHigh, scaleLow);
        double target = DoubleExp2.Of(high, low, shift);
        this.others = others;
        Sum = others + target;
        Loss = others <= target ? ScalarRow.Log1p(others / target) : CompensatedLog.Ratio(Sum, shift, high, low);
    }

    /// <summary>The sum of all exponentials of the row, with its exponent shift.</summary>
    public double Sum { get; }

    /// <summary>The loss in nats.</summary>
    public double Loss { get; }

    /// <summary>The gradient at the target, <c>weight · (p − 1)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double GradientAtTarget(double weight) => -weight * (others / Sum);
}
