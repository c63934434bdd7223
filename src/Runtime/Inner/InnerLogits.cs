using System.Numerics;

namespace SoftmaxGen.Simd;

/// <summary>How the logits of a strip come into the buffer and become exponentials, for the softmax and for the loss.</summary>
internal static class InnerLogits<TElement, TNumber, TVector, TLanes, TMemory>
    where TNumber : unmanaged, IFloatingPointIeee754<TNumber>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
    where TMemory : struct, IElementMemory<TElement, TNumber, TVector>
{
    /// <summary>What turns the smallest logit into the largest by an exclusive or, under a negative scale.</summary>
    public static TNumber Sign(double scale) => scale < 0 ? TNumber.NegativeZero : TNumber.Zero;

    /// <summary>Reads logits, −∞ for those that take no part, and raises the columns' maxima to theirs.</summary>
    public static void ReadMaxima(in InnerStrip strip, in RowRoles<TElement> roles, ref TElement logits, nuint row, nuint count, ref StripBuffer<TNumber> buffer, TNumber sign)
    {
        if (roles.Any)
        {
            // Roles are for the buffer, and make other maxima.
            Read(strip, roles, ref logits, row, count, ref buffer, sign);
            StripPasses<TNumber, TVector, TLanes>.Maxima(ref buffer, count, strip.Columns, strip.Plan.Stride);
        }
        else
        {
            StripReader<TElement, TNumber, TVector, TLanes, TMemory>.ReadMaxima(strip, ref logits, row, count, ref buffer, sign);
        }
    }

    /// <summary>Makes logits ready for the exponential function: read again when the buffer holds others by now, their maximum subtracted where it is out of range.</summary>
    public static void Prepare(
        in InnerStrip strip,
        in RowRoles<TElement> roles,
        ref TElement logits,
        nuint row,
        nuint count,
        ref StripBuffer<TNumber> buffer,
        TNumber sign,
        bool again,
        bool outOfRange)
    {
        if (again)
        {
            Read(strip, roles, ref logits, row, count, ref buffer, sign);
        }

        if (outOfRange)
        {
            StripPasses<TNumber, TVector, TLanes>.Subtract(ref buffer, count, strip.Columns, strip.Plan.Stride);
        }
    }

    private static void Read(in InnerStrip strip, in RowRoles<TElement> roles, ref TElement logits, nuint row, nuint count, ref StripBuffer<TNumber> buffer, TNumber sign)
    {
        StripReader<TElement, TNumber, TVector, TLanes, TMemory>.Read(
            strip, ref logits, row, count, ref buffer.Numbers, sign, filling: TNumber.NegativeInfinity);
        if (roles.Any)
        {
            StripRoles<TElement, TNumber, TVector, TLanes, TMemory>.Apply(strip, roles, row, count, ref buffer.Numbers, sign);
        }
    }
}
