using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// The logit that belongs to one power of two, <c>1 / (scaleHigh + scaleLow)</c>, in three floats of which the first two have 9 bits: their products with an
/// integer of up to 15 bits are exact without FMA, and so are the differences of a logit and those products (Cody and Waite). As constants these cost
/// nothing where the scale is one.
/// </summary>
internal readonly struct FloatSteps
{
    private const long Leading9Bits = -1L << 44;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatSteps(float scaleHigh, float scaleLow)
    {
        double step = 1 / ((double)scaleHigh + scaleLow);
        double first = Cut(step);
        double second = Cut(step - first);
        First = (float)first;
        Second = (float)second;
        Third = (float)((step - first) - second);
    }

    public float First { get; }

    public float Second { get; }

    public float Third { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Cut(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & Leading9Bits);
}
