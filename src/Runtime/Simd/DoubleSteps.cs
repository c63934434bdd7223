using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// The logit that belongs to one power of two, <c>1 / (scaleHigh + scaleLow)</c>, in two doubles of which the first has 33 bits: a product of it with an
/// integer of up to 20 bits is exact without FMA, and so is the difference of a logit and the product next to it (Cody and Waite).
/// </summary>
internal readonly struct DoubleSteps
{
    private const long Leading33Bits = -1L << 20, Leading20Bits = -1L << 33;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleSteps(double scaleHigh, double scaleLow)
    {
        High = Cut(1 / scaleHigh, Leading33Bits);

        // What High leaves of the quotient, from a remainder that is exact: the divisor is cut so that its products with High are.
        double first = Cut(scaleHigh, Leading20Bits);
        double second = Cut(scaleHigh - first, Leading20Bits);
        double third = (scaleHigh - first) - second;
        double remainder = ((1 - (High * first)) - (High * second)) - ((High * third) + (High * scaleLow));
        Low = remainder / scaleHigh;
    }

    public double High { get; }

    public double Low { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Cut(double x, long bits) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & bits);
}
