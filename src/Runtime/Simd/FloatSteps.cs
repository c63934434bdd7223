using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// The logit that belongs to one power of two, <c>1 / (scaleHigh + scaleLow)</c>, in parts whose products with an integer n of a row can be taken from a logit
/// without loss (Cody and Waite). As constants they cost nothing where the scale is one.
/// </summary>
/// <remarks>
/// With FMA the first difference is exact because its grid is that of the first part, 2^-24. Without it the first part has 12 bits, so that its products
/// with integers of up to 12 bits are exact floats; the second is so small that its rounded products, below 1/2, cost an exponential a quarter of a unit in the last
/// place at most.
/// </remarks>
internal readonly struct FloatSteps
{
    private const double Ln2 = 0.69314718055994531;
    private const long Leading12Bits = -1L << 41;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatSteps(float scaleHigh, float scaleLow)
    {
        double factor = (double)scaleHigh + scaleLow;
        double step = 1 / factor;
        Scale = (float)(factor * Ln2);
        First = (float)(Simd128.HasFusedMultiplyAdd ? step : Cut(step));
        Second = (float)(step - First);
    }

    public float First { get; }

    public float Second { get; }

    /// <summary>From the remainder of a logit to the argument of an exponential.</summary>
    public float Scale { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Cut(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & Leading12Bits);
}
