using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>What a loss does between and after the passes over a strip, once for each column.</summary>
internal static class StripLosses<TElement, TNumber, TVector, TLanes, TMemory>
    where TNumber : unmanaged, IFloatingPointIeee754<TNumber>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
    where TMemory : struct, IElementMemory<TElement, TNumber, TVector>
{
    /// <summary>
    /// Computes a column's loss from the total of its others and its target's logit. The total becomes that of all. The mark becomes minus the others:
    /// multiplied by <c>weight / total</c> as all exponentials are, that is <c>weight · (p − 1)</c>, the gradient at the target, free of cancellation.
    /// </summary>
    public static double Loss(
        in InnerStrip strip, in RowRoles<TElement> roles, nuint target, nuint column, ref StripBuffer<TNumber> buffer, TLanes constants, bool outOfRange)
    {
        ref TNumber mark = ref Unsafe.Add(ref buffer.Marks, column);
        double others = StripColumns<TNumber, TVector, TLanes>.Total(ref buffer, strip, column);
        if (roles.Any && !StripRoles<TElement, TNumber, TVector, TLanes, TMemory>.TakesPart(strip, roles, target, column))
        {
            // No probability, whatever the others: an infinite loss, unless NaN takes part.
            StripColumns<TNumber, TVector, TLanes>.SetTotal(ref buffer, strip, column, others);
            mark = TNumber.Zero;
            return double.IsNaN(others) && StripRoles<TElement, TNumber, TVector, TLanes, TMemory>.LeavesAny(strip, roles, column) ? double.NaN : double.PositiveInfinity;
        }

        TNumber logit = outOfRange ? mark - Unsafe.Add(ref buffer.Subtracted, column) : mark;
        (double sum, double loss) = constants.CrossEntropy(logit, Unsafe.Add(ref buffer.Maxima, column), others);
        StripColumns<TNumber, TVector, TLanes>.SetTotal(ref buffer, strip, column, sum);
        mark = TNumber.CreateTruncating(-others);
        return loss;
    }

    /// <summary>A gradient of 0 for what takes no part of a row that became NaN.</summary>
    public static void ClearMasked(in InnerStrip strip, in RowRoles<TElement> roles, ref TElement gradient)
    {
        for (nuint position = 0; position < strip.Plan.Dim; position++)
        {
            for (nuint column = 0; column < strip.TensorColumns; column++)
            {
                ref TElement entry = ref Unsafe.Add(ref gradient, strip.Index(position, column));
                if (TNumber.IsNaN(TMemory.Number(entry)) && !StripRoles<TElement, TNumber, TVector, TLanes, TMemory>.TakesPart(strip, roles, position, column))
                {
                    entry = TMemory.Element(TNumber.Zero);
                }
            }
        }
    }
}
