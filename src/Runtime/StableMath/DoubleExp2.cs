using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Powers of two in <see cref="double"/> one by one, by the arithmetic of <see cref="DoubleRowShift128"/>.</summary>
internal static class DoubleExp2
{
    /// <summary>
    /// <c>2^(high + low + shift)</c> where |low| is below 1: within 1 ULP where that is a normal number, 0 below, +∞ above; NaN for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double high, double low, double shift)
    {
        if (Math.Abs(high) > 1e9)
        {
            return high < 0 ? 0 : double.PositiveInfinity;
        }

        double n = (high + DoubleRowShift.RoundToInteger) - DoubleRowShift.RoundToInteger;
        double r = (high - n) + low;
        double p = (DoublePow2.P11 * r) + DoublePow2.P10;
        p = (p * r) + DoublePow2.P9;
        p = (p * r) + DoublePow2.P8;
        p = (p * r) + DoublePow2.P7;
        p = (p * r) + DoublePow2.P6;
        p = (p * r) + DoublePow2.P5;
        p = (p * r) + DoublePow2.P4;
        p = (p * r) + DoublePow2.P3;
        p = (p * r) + DoublePow2.P2;
        p = (p * r) + DoublePow2.P1;
        p = (p * r) + 1;

        // A NaN has no exponent, but p is NaN by now and stays so whatever the factor.
        double exponent = n + shift;
        return exponent > 1023 ? double.PositiveInfinity
            : exponent >= -1022 ? p * BitConverter.Int64BitsToDouble(((long)exponent + 1023) << 52)
            : p * 0;
    }
}
