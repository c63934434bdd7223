using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Loss over the middle axis, with or without its gradient. The targets' logits are taken out of the buffer, so that what is summed is the others.</summary>
internal static class InnerCrossEntropy<TElement, TNumber, TVector, TLanes, TMemory>
    where TElement : unmanaged
    where TNumber : unmanaged, IFloatingPointIeee754<TNumber>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
    where TMemory : struct, IElementMemory<TElement, TNumber, TVector>
{
    /// <summary>Losses and gradient may be null references. Returns the sum of the losses.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LossSum Run(
        ref TElement logits,
        ref int targets,
        ref TElement losses,
        ref TElement gradient,
        InnerPlan plan,
        nuint firstBlock,
        nuint blocks,
        double scale,
        double weight,
        in RowRoles<TElement> roles)
    {
        Span<TNumber> numbers = stackalloc TNumber[StripBuffer<TNumber>.NumbersSize(Unsafe.SizeOf<TNumber>())];
        Span<double> totals = stackalloc double[StripBuffer<TNumber>.TotalsSize];
        StripBuffer<TNumber> buffer = new(numbers, totals);
        TLanes constants = TLanes.For(scale);
        TNumber sign = InnerLogits<TElement, TNumber, TVector, TLanes, TMemory>.Sign(scale);
        nuint rows = plan.Rows, step = plan.BufferRows;
        bool inPieces = step < rows, hasGradient = !Unsafe.IsNullRef(ref gradient);
        LossSum sum = default;
        for (nuint block = firstBlock; block < firstBlock + blocks; block++)
        {
            InnerStrip strip = new(plan, block);
            ref int target = ref Unsafe.Add(ref targets, strip.FirstRow);
            ReadAhead ahead = strip.Ahead(ref logits, ref (hasGradient ? ref gradient : ref logits), ref buffer.Numbers, 4 * TLanes.Width);
            StripColumns<TNumber, TVector, TLanes>.Start(ref buffer, strip.Columns);
            for (nuint row = 0; row < rows; row += step)
            {
                nuint count = nuint.Min(step, rows - row);
                InnerLogits<TElement, TNumber, TVector, TLanes, TMemory>.ReadMaxima(strip, roles, ref logits, row, count, ref buffer, sign);
                StripTargets<TNumber>.Note(strip, ref target, row, count, ref buffer);
            }

            bool outOfRange = StripColumns<TNumber, TVector, TLanes>.Maxima(ref buffer, strip, constants);
            for (nuint row = 0; row < rows; row += step)
            {
                nuint count = nuint.Min(step, rows - row);
                InnerLogits<TElement, TNumber, TVector, TLanes, TMemory>.Prepare(strip, roles, ref logits, row, count, ref buffer, sign, inPieces, outOfRange);
                StripTargets<TNumber>.Remove(strip, ref target, row, count, ref buffer);
                StripPasses<TNumber, TVector, TLanes>.ExponentialsOrZeros(ref buffer, count, strip.Columns, plan.Stride, constants, ahead);
            }

            for (nuint column = 0; column < strip.TensorColumns; column++)
            {
                double loss = StripLosses<TElement, TNumber, TVector, TLanes, TMemory>.Loss(
                    strip, roles, (nuint)Unsafe.Add(ref target, column), column, ref buffer, constants, outOfRange);
                sum.Add(loss);
                if (!Unsafe.IsNullRef(ref losses))
                {
                    Unsafe.Add(ref losses, strip.FirstRow + column) = TMemory.Element(TNumber.CreateTruncating(loss));
                }
            }

            if (!hasGradient)
            {
                continue;
            }

            StripColumns<TNumber, TVector, TLanes>.Factors(ref buffer, strip, weight);
            for (nuint row = 0; row < rows; row += step)
            {
                nuint count = nuint.Min(step, rows - row);
                if (inPieces)
                {
                    InnerLogits<TElement, TNumber, TVector, TLanes, TMemory>.Prepare(strip, roles, ref logits, row, count, ref buffer, sign, inPieces, outOfRange);
                    StripPasses<TNumber, TVector, TLanes>.ExponentialsOrZeros(ref buffer, count, strip.Columns, plan.Stride, constants, ahead);
                }

                StripTargets<TNumber>.Put(strip, ref target, row, count, ref buffer);
                StripWriter<TElement, TNumber, TVector, TLanes, TMemory>.WriteNormalized(strip, ref buffer, row, count, ref gradient);
            }

            if (roles.Any)
            {
                StripLosses<TElement, TNumber, TVector, TLanes, TMemory>.ClearMasked(strip, roles, ref gradient);
            }
        }

        return sum;
    }
}
