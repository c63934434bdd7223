using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

public static partial class ScalarRow
{
    /// <summary>Probabilities of <c>scale · source</c>; the destination may be the source.</summary>
    public static void Softmax(ref double source, ref double destination, nuint length, double scale)
    {
        if (length > 0)
        {
            RowPasses<double, double, DoubleLanesScalar>.Softmax(ref source, ref destination, length, scale);
        }
    }

    /// <summary>
    /// Softmax without the search for the maximum, right while <c>scale · source</c> lies in −700 … 700. A row whose exponentials, or their sum,
    /// leave the range of a double becomes NaN, as on the vector paths.
    /// </summary>
    public static void SoftmaxUnshifted(ref double source, ref double destination, nuint length, double scale)
    {
        (double scaleHigh, double scaleLow) = DoubleRow.Factor(scale);
        var sum = new ScalarSum();
        for (nuint i = 0; i < length; i++)
        {
            (double high, double low) = TwoDoubles.Scaled(Unsafe.Add(ref source, i), scaleHigh, scaleLow);
            double e = DoubleExp2.Of(high, low, shift: 0);
            Unsafe.Add(ref destination, i) = e;
            sum.Add(e);
        }

        double divisor = DoubleRowShift.UnshiftedSum(sum.Total);
        for (nuint i = 0; i < length; i++)
        {
            Unsafe.Add(ref destination, i) /= divisor;
        }
    }

    /// <summary><c>scale · p[i] · (u[i] − Σ p[j]·u[j])</c>; the gradient may be either input.</summary>
    public static void SoftmaxGradient(ref double probabilities, ref double upstream, ref double gradient, nuint length, double scale)
    {
        var dot = new ScalarSum();
        for (nuint i = 0; i < length; i++)
        {
            dot.Add(Unsafe.Add(ref probabilities, i) * Unsafe.Add(ref upstream, i));
        }

        double centre = dot.Total;
        for (nuint i = 0; i < length; i++)
        {
            Unsafe.Add(ref gradient, i) = scale * Unsafe.Add(ref probabilities, i) * (Unsafe.Add(ref upstream, i) - centre);
        }
    }

    /// <summary><c>−log softmax(scale · logits)[target]</c> in nats.</summary>
    public static double CrossEntropy(ref double logits, nuint length, int target, double scale)
    {
        DoubleLanesScalar lanes = DoubleLanesScalar.For(Top(ref logits, length, scale), scale);
        var others = new ScalarSum();
        for (nuint i = 0; i < length; i++)
        {
            others.Add(i == (nuint)target ? 0 : lanes.Exp(Unsafe.Add(ref logits, i)));
        }

        return lanes.CrossEntropy(Unsafe.Add(ref logits, target), others.Total).Loss;
    }

    /// <summary>
    /// The loss, and <c>weight · (softmax(scale · logits) − onehot(target))</c> as its gradient, which may be the same memory as the logits.
    /// <paramref name="weight"/> is the whole factor: the scale, divided by the number of rows under a mean.
    /// </summary>
    public static double CrossEntropyWithGradient(ref double logits, ref double gradient, nuint length, int target, double scale, double weight)
    {
        DoubleLanesScalar lanes = DoubleLanesScalar.For(Top(ref logits, length, scale), scale);
        double targetLogit = Unsafe.Add(ref logits, target);
        var others = new ScalarSum();
        for (nuint i = 0; i < length; i++)
        {
            double e = lanes.Exp(Unsafe.Add(ref logits, i));
            Unsafe.Add(ref gradient, i) = e;
            others.Add(i == (nuint)target ? 0 : e);
        }

        DoubleCrossEntropyRow row = lanes.CrossEntropy(targetLogit, others.Total);
        for (nuint i = 0; i < length; i++)
        {
            Unsafe.Add(ref gradient, i) = weight * (Unsafe.Add(ref gradient, i) / row.Sum);
        }

        Unsafe.Add(ref gradient, target) = row.GradientAtTarget(weight);
        return row.Loss;
    }

    /// <summary>The logit whose scaled value is largest, its sign changed under a negative scale; the twin of the one for floats.</summary>
    private static double Top(ref double source, nuint length, double scale)
    {
        double top = double.NegativeInfinity;
        for (nuint i = 0; i < length; i++)
        {
            double x = scale < 0 ? -Unsafe.Add(ref source, i) : Unsafe.Add(ref source, i);
            top = x > top ? x : top;
        }

        return top;
    }
}
