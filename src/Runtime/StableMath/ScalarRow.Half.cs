using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

// A Half cannot hold an exponential between two passes, as a float can: it is computed again. Each element is read before it is written.
public static partial class ScalarRow
{
    /// <summary>Probabilities of <c>scale · source</c>; the destination may be the source.</summary>
    public static void Softmax(ref Half source, ref Half destination, nuint length, double scale)
    {
        double top = Top(ref source, length, scale);
        double sum = ExponentialSum(ref source, length, except: length, top, scale);
        for (nuint i = 0; i < length; i++)
        {
            Unsafe.Add(ref destination, i) = (Half)(Exponential(ref source, i, top, scale) / sum);
        }
    }

    /// <summary>
    /// Softmax without the search for the maximum, right while <c>scale · source</c> lies in −80 … 80. A row whose exponentials, or their sum,
    /// leave the range of a float becomes NaN, as on the vector paths.
    /// </summary>
    public static void SoftmaxUnshifted(ref Half source, ref Half destination, nuint length, double scale)
    {
        double sum = RowShift.UnshiftedSum(ExponentialSum(ref source, length, except: length, top: 0, scale));
        for (nuint i = 0; i < length; i++)
        {
            Unsafe.Add(ref destination, i) = (Half)(Exponential(ref source, i, top: 0, scale) / sum);
        }
    }

    /// <summary><c>scale · p[i] · (u[i] − Σ p[j]·u[j])</c>; the gradient may be either input.</summary>
    public static void SoftmaxGradient(ref Half probabilities, ref Half upstream, ref Half gradient, nuint length, double scale)
    {
        double dot = 0;
        for (nuint i = 0; i < length; i++)
        {
            dot += (double)Unsafe.Add(ref probabilities, i) * (double)Unsafe.Add(ref upstream, i);
        }

        for (nuint i = 0; i < length; i++)
        {
            Unsafe.Add(ref gradient, i) = (Half)(scale * (double)Unsafe.Add(ref probabilities, i) * ((double)Unsafe.Add(ref upstream, i) - dot));
        }
    }

    /// <summary><c>−log softmax(scale · logits)[target]</c> in nats.</summary>
    public static double CrossEntropy(ref Half logits, nuint length, int target, double scale)
    {
        double top = Top(ref logits, length, scale);
        double others = ExponentialSum(ref logits, length, except: (nuint)target, top, scale);
        return Loss(others, Exponential(ref logits, (nuint)target, top, scale), ((double)Unsafe.Add(ref logits, target) - top) * scale);
    }

    /// <summary>
    /// The loss, and <c>weight · (softmax(scale · logits) − onehot(target))</c> as its gradient, which may be the same memory as the logits.
    /// <paramref name="weight"/> is the whole factor: the scale, divided by the number of rows under a mean.
    /// </summary>
    public static double CrossEntropyWithGradient(ref Half logits, ref Half gradient, nuint length, int target, double scale, double weight)
    {
        double top = Top(ref logits, length, scale);
        double exponent = ((double)Unsafe.Add(ref logits, target) - top) * scale;
        double others = ExponentialSum(ref logits, length, except: (nuint)target, top, scale);
        double atTarget = Exponential(ref logits, (nuint)target, top, scale);
        double factor = weight / (others + atTarget);
        for (nuint i = 0; i < length; i++)
        {
            Unsafe.Add(ref gradient, i) = (Half)(Exponential(ref logits, i, top, scale) * factor);
        }

        Unsafe.Add(ref gradient, target) = (Half)(-others * factor);
        return Loss(others, atTarget, exponent);
    }

    private static double ExponentialSum(ref Half source, nuint length, nuint except, double top, double scale)
    {
        double sum = 0;
        for (nuint i = 0; i < length; i++)
        {
            sum += i == except ? 0 : Exponential(ref source, i, top, scale);
        }

        return sum;
    }

    private static double Exponential(ref Half source, nuint index, double top, double scale) =>
        ScalarExp2.Of(((double)Unsafe.Add(ref source, index) - top) * scale * Log2E);

    /// <summary>The logit whose scaled value is largest, as for floats.</summary>
    private static double Top(ref Half source, nuint length, double scale)
    {
        double top = scale < 0 ? double.PositiveInfinity : double.NegativeInfinity;
        for (nuint i = 0; i < length; i++)
        {
            double x = (double)Unsafe.Add(ref source, i);
            top = (scale < 0 ? x < top : x > top) ? x : top;
        }

        return top;
    }
}
