using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// A sum of doubles that loses nothing: an integer of 2,176 bits in steps of 2^-1074, as digits of 32 bits with room for 2^30 terms between carries. The
/// terms can come in any order and any number of parts, so that the total of a batch is the same for every number of threads. Called by generated kernels.
/// </summary>
/// <remarks><c>default</c> is the empty sum.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ExactSum
{
    private const int Digits = 68, DigitBits = 32;
    private const int Capacity = 1 << 30;
    private const long DigitMask = 0xFFFF_FFFF;

    private DigitArray digits;
    private int terms;
    private bool sawNaN, sawPlus, sawMinus;

    /// <summary>The sum, rounded once; NaN when a term was NaN or both infinities came.</summary>
    public readonly double Value
    {
        get
        {
            if (sawNaN || sawPlus || sawMinus)
            {
                return sawNaN || (sawPlus && sawMinus) ? double.NaN : sawPlus ? double.PositiveInfinity : double.NegativeInfinity;
            }

            ExactSum carried = this;
            carried.Carry();
            return carried.Rounded();
        }
    }

    /// <summary>The sum, rounded, as the first term of a <see cref="LossSum"/>.</summary>
    public static implicit operator LossSum(in ExactSum sum)
    {
        LossSum rounded = default;
        rounded.Add(sum.Value);
        return rounded;
    }

    /// <summary>Adds a term.</summary>
    public void Add(double term)
    {
        if (!double.IsFinite(term))
        {
            sawNaN |= double.IsNaN(term);
            sawPlus |= double.IsPositiveInfinity(term);
            sawMinus |= double.IsNegativeInfinity(term);
            return;
        }

        Reserve(1);
        long bits = BitConverter.DoubleToInt64Bits(term);
        int exponent = (int)(bits >> 52) & 0x7FF;
        long fraction = bits & 0xF_FFFF_FFFF_FFFF;

        // A subnormal number has the exponent of the smallest normal ones, and no leading one.
        ulong mantissa = (ulong)(exponent == 0 ? fraction : fraction | 0x10_0000_0000_0000);
        int place = Math.Max(exponent, 1) - 1;
        UInt128 shifted = (UInt128)mantissa << (place % DigitBits);
        int digit = place / DigitBits;
        long sign = term < 0 ? -1 : 1;
        digits[digit] += sign * (long)((ulong)shifted & DigitMask);
        digits[digit + 1] += sign * (long)((ulong)(shifted >> DigitBits) & DigitMask);
        digits[digit + 2] += sign * (long)((ulong)(shifted >> (2 * DigitBits)) & DigitMask);
    }

    /// <summary>Adds another sum.</summary>
    public void Merge(in ExactSum other)
    {
        sawNaN |= other.sawNaN;
        sawPlus |= other.sawPlus;
        sawMinus |= other.sawMinus;
        Reserve(other.terms);
        for (int i = 0; i < Digits; i++)
        {
            digits[i] += other.digits[i];
        }
    }

    private void Reserve(int count)
    {
        if (terms > Capacity - count)
        {
            Carry();
            terms = 1;
        }

        terms += count;
    }

    /// <summary>Brings every digit but the highest into 0 … 2^32 − 1; the highest keeps the sign.</summary>
    private void Carry()
    {
        for (int i = 0; i < Digits - 1; i++)
        {
            digits[i + 1] += digits[i] >> DigitBits;
            digits[i] &= DigitMask;
        }
    }

    /// <summary>The nearest double of carried digits, ties to even; a subnormal one is rounded twice.</summary>
    private double Rounded()
    {
        bool negative = digits[Digits - 1] < 0;
        if (negative)
        {
            for (int i = 0; i < Digits; i++)
            {
                digits[i] = -digits[i];
            }

            Carry();
        }

        int top = Digits - 1;
        while (top > 2 && digits[top] == 0)
        {
            top--;
        }

        // 62 bits, and in the lowest of them whether anything below is not 0: enough for one correct rounding.
        UInt128 leading = ((UInt128)(ulong)digits[top] << (2 * DigitBits)) | ((UInt128)(ulong)digits[top - 1] << DigitBits) | (ulong)digits[top - 2];
        int surplus = Math.Max(0, 128 - (int)UInt128.LeadingZeroCount(leading) - 62);
        long rounded = (long)(leading >> surplus);
        bool more = ((UInt128)rounded << surplus) != leading;
        for (int i = top - 3; i >= 0; i--)
        {
            more |= digits[i] != 0;
        }

        double value = Math.ScaleB((double)(rounded | (more ? 1L : 0L)), surplus + ((top - 2) * DigitBits) - 1074);
        return negative ? -value : value;
    }

    [InlineArray(Digits)]
    private struct DigitArray
    {
        private long first;
    }
}
