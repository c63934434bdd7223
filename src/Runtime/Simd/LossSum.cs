using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// A sum of losses in two doubles. 106 bits make the rounded total independent of the order of the terms, so that a batch split over threads has
/// the loss of one thread. Called by generated kernels.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LossSum
{
    private double high;
    private double low;

    /// <summary>The sum, rounded once.</summary>
    public readonly double Value => high + low;

    /// <summary>Adds a loss; NaN and ∞ stay in the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double loss)
    {
        double sum = high + loss;
        double part = sum - high;
        double error = (high - (sum - part)) + (loss - part);
        high = sum;

        // After an infinite term the error is ∞ − ∞; the sum itself already says what there is to say.
        low += double.IsFinite(sum) ? error : 0;
    }

    /// <summary>Adds the losses of other rows.</summary>
    public void Merge(LossSum other)
    {
        Add(other.high);
        low += other.low;
    }
}
