using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Softmax over the middle axis, one strip of columns after the other.</summary>
/// <remarks>
/// A strip that fits into the buffer is read and written once. A longer one goes through it in pieces, three times: for the maxima, for the
/// sums, and for the probabilities, whose exponentials are computed again.
/// </remarks>
internal static class InnerSoftmax<TElement, TNumber, TVector, TLanes, TMemory>
    where TElement : unmanaged
    where TNumber : unmanaged, IFloatingPointIeee754<TNumber>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
    where TMemory : struct, IElementMemory<TElement, TNumber, TVector>
{
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref TElement logits, ref TElement probabilities, InnerPlan plan, nuint firstBlock, nuint blocks, double scale, in RowRoles<TElement> roles)
    {
        Span<TNumber> numbers = stackalloc TNumber[StripBuffer<TNumber>.NumbersSize(Unsafe.SizeOf<TNumber>())];
        Span<double> totals = stackalloc double[StripBuffer<TNumber>.TotalsSize];
        StripBuffer<TNumber> buffer = new(numbers, totals);
        TLanes constants = TLanes.For(scale);
        TNumber sign = InnerLogits<TElement, TNumber, TVector, TLanes, TMemory>.Sign(scale);
        nuint rows = plan.Rows, step = plan.BufferRows;
        bool inPieces = step < rows;
        for (nuint block = firstBlock; block < firstBlock + blocks; block++)
        {
            InnerStrip strip = new(plan, block);
            ReadAhead ahead = strip.Ahead(ref logits, ref probabilities, ref buffer.Numbers, 4 * TLanes.Width);
            StripColumns<TNumber, TVector, TLanes>.Start(ref buffer, strip.Columns);
            for (nuint row = 0; row < rows; row += step)
            {
                nuint count = nuint.Min(step, rows - row);
                InnerLogits<TElement, TNumber, TVector, TLanes, TMemory>.ReadMaxima(strip, roles, ref logits, row, count, ref buffer, sign);
            }

            bool outOfRange = StripColumns<TNumber, TVector, TLanes>.Maxima(ref buffer, strip, constants);
            for (nuint row = 0; row < rows; row += step)
            {
                nuint count = nuint.Min(step, rows - row);
                InnerLogits<TElement, TNumber, TVector, TLanes, TMemory>.Prepare(strip, roles, ref logits, row, count, ref buffer, sign, inPieces, outOfRange);
                StripPasses<TNumber, TVector, TLanes>.Exponentials(ref buffer, count, strip.Columns, plan.Stride, constants, ahead);
            }

            StripColumns<TNumber, TVector, TLanes>.Factors(ref buffer, strip, 1);
            for (nuint row = 0; row < rows; row += step)
            {
                nuint count = nuint.Min(step, rows - row);
                if (inPieces)
                {
                    InnerLogits<TElement, TNumber, TVector, TLanes, TMemory>.Prepare(strip, roles, ref logits, row, count, ref buffer, sign, inPieces, outOfRange);
                    StripPasses<TNumber, TVector, TLanes>.Exponentials(ref buffer, count, strip.Columns, plan.Stride, constants, ahead);
                }

                StripWriter<TElement, TNumber, TVector, TLanes, TMemory>.WriteNormalized(strip, ref buffer, row, count, ref probabilities);
            }

            if (outOfRange && roles.Any)
            {
                FillEmptyRows(strip, roles, ref buffer.Subtracted, ref probabilities);
            }
        }
    }

    /// <summary>Rows whose maximum was −∞ because nothing takes part; one of nothing but −∞ that nobody masked stays NaN.</summary>
    private static void FillEmptyRows(in InnerStrip strip, in RowRoles<TElement> roles, ref TNumber subtracted, ref TElement probabilities)
    {
        TNumber value = roles.EmptyRow switch
        {
            EmptyRow.NaN => TNumber.NaN,
            EmptyRow.Uniform => TNumber.CreateTruncating(1.0 / strip.Plan.Dim),
            _ => TNumber.Zero,
        };
        for (nuint column = 0; column < strip.TensorColumns; column++)
        {
            if (TNumber.IsNegativeInfinity(Unsafe.Add(ref subtracted, column))
                && !StripRoles<TElement, TNumber, TVector, TLanes, TMemory>.LeavesAny(strip, roles, column))
            {
                for (nuint position = 0; position < strip.Plan.Dim; position++)
                {
                    Unsafe.Add(ref probabilities, strip.Index(position, column)) = TMemory.Element(value);
                }
            }
        }
    }
}
