using System;
using System.ComponentModel;

namespace SoftmaxGen.Simd;

/// <summary>
/// A sum of losses in two doubles: 106 bits, so that the total of a batch does not depend on how its rows were shared out. Called by generated kernels.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LossTotal
{
    private readonly double sum;
    private readonly double rest;

    private LossTotal(double sum, double rest)
    {
        this.sum = sum;
        this.rest = rest;
    }

    /// <summary>The sum.</summary>
    public double Value => sum;

    /// <summary>The sum of two parts.</summary>
    public static LossTotal operator +(LossTotal a, LossTotal b) => a.Plus(b.sum, b.rest);

    /// <summary>The sum with one loss more.</summary>
    internal LossTotal Plus(double loss) => Plus(loss, 0);

    private LossTotal Plus(double otherSum, double otherRest)
    {
        // Two-sum, twice: the second brings what the sums are off into the lower number, and leaves the upper one rounded.
        (double high, double low) = TwoSum(sum, otherSum);
        if (!double.IsFinite(high))
        {
            return new LossTotal(high, 0);
        }

        (double next, double left) = TwoSum(high, low + (rest + otherRest));
        return new LossTotal(next, left);
    }

    private static (double Sum, double Lost) TwoSum(double a, double b)
    {
        double s = a + b;
        double added = s - a;
        return (s, (a - (s - added)) + (b - added));
    }
}
