using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>The targets of a strip's columns, among the rows of the tensor that the buffer holds.</summary>
internal static class StripTargets<TNumber>
    where TNumber : unmanaged, IFloatingPointIeee754<TNumber>
{
    /// <summary>Notes the targets' logits.</summary>
    public static void Note(in InnerStrip strip, ref int targets, nuint firstRow, nuint rows, ref StripBuffer<TNumber> buffer)
    {
        for (nuint column = 0; column < strip.TensorColumns; column++)
        {
            nuint target = (nuint)Unsafe.Add(ref targets, column);
            if (Holds(strip, target, firstRow, rows))
            {
                Unsafe.Add(ref buffer.Marks, column) = Unsafe.Add(ref buffer.Numbers, strip.Place(target, column, firstRow));
            }
        }
    }

    /// <summary>Puts −∞ in their place: the sum over a column is then that of the others, free of cancellation.</summary>
    public static void Remove(in InnerStrip strip, ref int targets, nuint firstRow, nuint rows, ref StripBuffer<TNumber> buffer)
    {
        for (nuint column = 0; column < strip.TensorColumns; column++)
        {
            nuint target = (nuint)Unsafe.Add(ref targets, column);
            if (Holds(strip, target, firstRow, rows))
            {
                Unsafe.Add(ref buffer.Numbers, strip.Place(target, column, firstRow)) = TNumber.NegativeInfinity;
            }
        }
    }

    private static bool Holds(in InnerStrip strip, nuint target, nuint firstRow, nuint rows) => (target / strip.Plan.Repeat) - firstRow < rows;
}
