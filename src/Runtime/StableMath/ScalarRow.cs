using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// The kernels of one row without vectors, in <see cref="double"/> throughout: the path of CPUs without vector hardware, and of the
/// rows whose numbers leave the range of a vector path. Right for every input.
/// </summary>
/// <remarks>
/// The difference of two floats carries 53 bits here, so the maximum can simply be subtracted: the loss of accuracy that the
/// exponent shift avoids in float does not arise. Called by generated code, which has checked the arguments.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ScalarRow
{
    /// <summary>
    /// Exponentials are kept as floats in the destination between two passes, multiplied by this. A probability can be as small as 2^-149
    /// and its exponential no smaller; with the headroom it is a normal float there, and the final product rounds once.
    /// </summary>
    private const double Headroom = 1 << 27;

    private const double Log2E = 1.4426950408889634;

    /// <summary>Probabilities of <c>scale · source</c>; the destination may be the source.</summary>
    public static void Softmax(ref float source, ref float destination, nuint length, double scale)
    {
        double top = Top(ref source, length, scale);
        double sum = 0;
        for (nuint i = 0; i < length; i++)
        {
            // ∞ − ∞ makes a NaN of a row with +∞ or with nothing but −∞, and a NaN anywhere reaches every element through the sum.
            double e = ScalarExp2.Of((Unsafe.Add(ref source, i) - top) * scale * Log2E) * Headroom;
            Unsafe.Add(ref destination, i) = (float)e;
            sum += e;
        }

        Multiply(ref destination, length, 1 / sum);
    }

    /// <summary>
    /// Softmax without the search for the maximum, right while <c>scale · source</c> lies in −80 … 80. A row whose exponentials, or their sum,
    /// leave the range of a float becomes NaN, as on the vector paths.
    /// </summary>
    public static void SoftmaxUnshifted(ref float source, ref float destination, nuint length, double scale)
    {
        double sum = 0;
        for (nuint i = 0; i < length; i++)
        {
            float e = (float)ScalarExp2.Of(Unsafe.Add(ref source, i) * scale * Log2E);
            Unsafe.Add(ref destination, i) = e;
            sum += e;
        }

        Multiply(ref destination, length, 1 / RowShift.UnshiftedSum(sum));
    }

    /// <summary><c>scale · p[i] · (u[i] − Σ p[j]·u[j])</c>; the gradient may be either input.</summary>
    public static void SoftmaxGradient(ref float probabilities, ref float upstream, ref float gradient, nuint length, double scale)
    {
        double dot = 0;
        for (nuint i = 0; i < length; i++)
        {
            dot += (double)Unsafe.Add(ref probabilities, i) * Unsafe.Add(ref upstream, i);
        }

        for (nuint i = 0; i < length; i++)
        {
            Unsafe.Add(ref gradient, i) = (float)(scale * Unsafe.Add(ref probabilities, i) * (Unsafe.Add(ref upstream, i) - dot));
        }
    }

    /// <summary>Maximum and scaled sum of <c>scale · source</c>; a NaN sum when the row holds NaN or +∞, or nothing but −∞.</summary>
    internal static (double Maximum, double ScaledSum) State(ref float source, nuint length, double scale)
    {
        double top = Top(ref source, length, scale);
        double sum = 0;
        for (nuint i = 0; i < length; i++)
        {
            sum += ScalarExp2.Of((Unsafe.Add(ref source, i) - top) * scale * Log2E);
        }

        return (top * scale, sum);
    }

    /// <summary>
    /// The logit whose scaled value is largest: the smallest one under a negative scale. A NaN may go unnoticed here; its own
    /// exponential is NaN all the same.
    /// </summary>
    private static double Top(ref float source, nuint length, double scale)
    {
        float top = scale < 0 ? float.PositiveInfinity : float.NegativeInfinity;
        for (nuint i = 0; i < length; i++)
        {
            float x = Unsafe.Add(ref source, i);
            top = (scale < 0 ? x < top : x > top) ? x : top;
        }

        return top;
    }

    private static void Multiply(ref float row, nuint length, double factor)
    {
        for (nuint i = 0; i < length; i++)
        {
            Unsafe.Add(ref row, i) = (float)(Unsafe.Add(ref row, i) * factor);
        }
    }
}
