using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// The logit that belongs to one power of two, <c>1 / (scaleHigh + scaleLow)</c>, in two doubles of which the first has 27 bits: its product with a power
/// of two in steps of 1/256, which has 26, is exact without FMA, and so is the difference of a logit and that product (Cody and Waite).
/// </summary>
internal readonly struct DoubleSteps
{
    private const long Leading27Bits = -1L << 26;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleSteps(double scaleHigh, double scaleLow)
    {
        High = Cut(1 / scaleHigh);

        // What High leaves of the quotient, from a remainder whose large parts are exact.
        double upper = Cut(scaleHigh);
        double remainder = ((1 - (High * upper)) - (High * (scaleHigh - upper))) - (High * scaleLow);
        Low = remainder / scaleHigh;
    }

    public double High { get; }

    public double Low { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Cut(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & Leading27Bits);
}
