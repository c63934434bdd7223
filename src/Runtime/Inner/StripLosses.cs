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
    /// Computes a column's loss from the total of its others and its target's logit. The total becomes that of all; the mark becomes
    /// <c>weight · (p − 1)</c>, the gradient at the target.
    /// </summary>
    public static double Loss(in InnerStrip strip, in RowRoles<TElement> roles, nuint target, nuint column, ref StripBuffer<TNumber> buffer, TLanes constants, bool outOfRange, double weight)
    {
        ref TNumber mark = ref Unsafe.Add(ref buffer.Marks, column);
        double others = StripColumns<TNumber, TVector, TLanes>.Total(ref buffer, strip, column);
        if (roles.Any && !StripRoles<TElement, TNumber, TVector, TLanes, TMemory>.TakesPart(strip, roles, target, column))
        {
            // No probability at all, so that its loss is infinite, and nothing that could change it.
            StripColumns<TNumber, TVector, TLanes>.SetTotal(ref buffer, strip, column, others);
            mark = TNumber.Zero;
            return double.IsNaN(others) && StripRoles<TElement, TNumber, TVector, TLanes, TMemory>.LeavesAny(strip, roles, column) ? double.NaN : double.PositiveInfinity;
        }

        TNumber logit = outOfRange ? mark - Unsafe.Add(ref buffer.Subtracted, column) : mark;
        (double sum, double loss) = constants.CrossEntropy(logit, Unsafe.Add(ref buffer.Maxima, column), others);
        StripColumns<TNumber, TVector, TLanes>.SetTotal(ref buffer, strip, column, sum);
        mark = TNumber.CreateTruncating(-weight * (others / sum));
        return loss;
    }

    /// <summary>Writes the gradient where the other passes have written another: at the target, and 0 in what takes no part of a row that became NaN.</summary>
    public static void FinishGradient(in InnerStrip strip, in RowRoles<TElement> roles, ref int targets, ref StripBuffer<TNumber> buffer, ref TElement gradient)
    {
        for (nuint column = 0; column < strip.TensorColumns; column++)
        {
            nuint target = (nuint)Unsafe.Add(ref targets, column);
            Unsafe.Add(ref gradient, strip.Index(target, column)) = TMemory.Element(Unsafe.Add(ref buffer.Marks, column));
            for (nuint position = 0; roles.Any && position < strip.Plan.Dim; position++)
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
