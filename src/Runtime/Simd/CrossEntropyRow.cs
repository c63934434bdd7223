using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// The loss of one row from its maximum, its target's logit and the sum of all other exponentials. Called by generated kernels.
/// </summary>
/// <remarks>
/// Keeping the others apart from the target is what makes both results accurate when the target is nearly certain: the loss is
/// <c>log(1 + others/target)</c> and the gradient at the target <c>−others/sum</c>, neither a difference of nearly equal numbers.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CrossEntropyRow
{
    private const double Ln2 = 0.6931471805599453;

    private readonly double others;

    /// <summary>Combines what the passes found; <paramref name="others"/> carries the row's exponent shift and the <paramref name="unit"/> of its exponentials.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public CrossEntropyRow(float targetLogit, float maximum, double others, double unit, float scaleHigh, float scaleLow)
    {
        double exponent = (targetLogit * ((double)scaleHigh + scaleLow)) - RowShift.Exponent(maximum, scaleHigh) + RowShift.Headroom;
        double target = ScalarExp2.Of(exponent);
        this.others = others;
        Sum = others + (target * unit);
        Loss = ScalarRow.Loss(others / unit, target, exponent * Ln2);
    }

    /// <summary>The sum of all exponentials of the row, with its exponent shift and in its unit.</summary>
    public double Sum { get; }

    /// <summary>The loss in nats.</summary>
    public double Loss { get; }

    /// <summary>The gradient at the target, <c>weight · (p − 1)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float GradientAtTarget(double weight) => (float)(-weight * (others / Sum));
}
