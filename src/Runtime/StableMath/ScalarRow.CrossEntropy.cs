using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

public static partial class ScalarRow
{
    /// <summary><c>−log softmax(scale · logits)[target]</c> in nats.</summary>
    public static double CrossEntropy(ref float logits, nuint length, int target, double scale)
    {
        double top = Top(ref logits, length, scale);
        double others = 0;
        for (nuint i = 0; i < length; i++)
        {
            if (i != (nuint)target)
            {
                others += ScalarExp2.Of((Unsafe.Add(ref logits, i) - top) * scale * Log2E);
            }
        }

        double exponent = (Unsafe.Add(ref logits, target) - top) * scale;
        return Loss(others, ScalarExp2.Of(exponent * Log2E), exponent);
    }

    /// <summary>
    /// The loss, and <c>weight · (softmax(scale · logits) − onehot(target))</c> as its gradient, which may be the same memory as the logits.
    /// <paramref name="weight"/> is the whole factor: the scale, divided by the number of rows under a mean.
    /// </summary>
    public static double CrossEntropyWithGradient(ref float logits, ref float gradient, nuint length, int target, double scale, double weight)
    {
        double top = Top(ref logits, length, scale);
        double exponent = (Unsafe.Add(ref logits, target) - top) * scale;
        double others = 0;
        for (nuint i = 0; i < length; i++)
        {
            double e = ScalarExp2.Of((Unsafe.Add(ref logits, i) - top) * scale * Log2E) * Headroom;
            Unsafe.Add(ref gradient, i) = (float)e;
            others += i == (nuint)target ? 0 : e;
        }

        double atTarget = ScalarExp2.Of(exponent * Log2E);
        double factor = weight / (others + atTarget * Headroom);
        Multiply(ref gradient, length, factor);

        // p − 1 would cancel where p is near 1; the sum of the other probabilities does not.
        Unsafe.Add(ref gradient, target) = (float)(-others * factor);
        return Loss(others / Headroom, atTarget, exponent);
    }

    /// <summary>
    /// <c>log((others + e) / e)</c> where e, the target's exponential, is <c>exp(exponent)</c>. Written so that neither form cancels:
    /// a loss of 1e-30 keeps all its digits, and a target whose exponential is 0 still has its finite loss.
    /// </summary>
    internal static double Loss(double others, double e, double exponent) =>
        others <= e ? Log1p(others / e) : Math.Log(others + e) - exponent;

    /// <summary>log(1 + x) for x in 0 … 1. What 1 + x loses in rounding is put back as a factor; .NET's own LogP1 loses it.</summary>
    internal static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }
}
