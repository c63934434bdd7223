using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// The logit that belongs to one power of two, <c>1 / (scaleHigh + scaleLow)</c>, in parts whose products with an integer n of a row can be taken from a logit
/// without loss (Cody and Waite). As constants they cost nothing where the scale is one.
/// </summary>
/// <remarks>
/// With FMA two parts are enough: the first difference is exact because its grid is that of the first part, 2^-24. Without it the first two parts
/// have 9 bits, so that their products with integers of up to 15 bits are exact floats.
/// </remarks>
internal readonly struct FloatSteps
{
    private const double Ln2 = 0.69314718055994531;
    private const long Leading9Bits = -1L << 44;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatSteps(float scaleHigh, float scaleLow)
    {
        double factor = (double)scaleHigh + scaleLow;
        double step = 1 / factor;
        Scale = (float)(factor * Ln2);
        if (Simd128.HasFusedMultiplyAdd)
        {
            First = (float)step;
            Second = (float)(step - First);
        }
        else
        {
            double first = Cut(step), second = Cut(step - first);
            First = (float)first;
            Second = (float)second;
            Third = (float)((step - first) - second);
        }
    }

    public float First { get; }

    public float Second { get; }

    /// <summary>0 with FMA.</summary>
    public float Third { get; }

    /// <summary>From the remainder of a logit to the argument of an exponential.</summary>
    public float Scale { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Cut(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & Leading9Bits);
}
