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

        double magic = DoubleRowShift.RoundTo256th + shift;
        double rounded = high + magic;
        double r = (high - (rounded - magic)) + low;
        double q = (DoublePow2.T4 * r) + DoublePow2.T3;
        q = (q * r) + DoublePow2.T2;
        q = (q * r) + DoublePow2.T1;

        // A NaN has no exponent, but q is NaN by now and stays so whatever the factor.
        double exponent = rounded - DoubleRowShift.RoundTo256th;
        if (!(exponent >= -1022))
        {
            return q * 0;
        }

        long bits = BitConverter.DoubleToInt64Bits(rounded);
        int entry = 2 * (byte)bits;
        double power = BitConverter.Int64BitsToDouble(DoublePow2.Table[entry] + (bits << DoublePow2.TableShift));
        double rest = BitConverter.Int64BitsToDouble(DoublePow2.Table[entry + 1]);
        return exponent < 1024 ? power + (power * ((r * q) + rest)) : double.PositiveInfinity;
    }
}
