using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Softmax over the middle axis, one strip of columns after the other.</summary>
internal static class InnerSoftmax<TElement, TNumber, TVector, TLanes, TMemory>
    where TElement : unmanaged
    where TNumber : unmanaged
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
    where TMemory : struct, IElementMemory<TElement, TNumber, TVector>
{
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref TElement logits, ref TElement probabilities, InnerPlan plan, nuint firstBlock, nuint blocks, double scale)
    {
        Span<TNumber> numbers = stackalloc TNumber[StripBuffer<TNumber>.NumbersSize(Unsafe.SizeOf<TNumber>())];
        Span<double> totals = stackalloc double[StripBuffer<TNumber>.TotalsSize];
        StripBuffer<TNumber> buffer = new(numbers, totals);
        TLanes constants = TLanes.For(scale);
        TVector sign = TLanes.All(scale < 0 ? -0.0 : 0.0), lowest = TLanes.All(double.NegativeInfinity);
        for (nuint block = firstBlock; block < firstBlock + blocks; block++)
        {
            InnerStrip strip = new(plan, block);
            nuint rows = plan.Rows, step = plan.BufferRows, columns = strip.Columns;

            StripColumns<TNumber, TVector, TLanes>.Start(ref buffer, columns);
            for (nuint row = 0; row < rows; row += step)
            {
                nuint count = nuint.Min(step, rows - row);
                StripCopy<TElement, TNumber, TVector, TLanes, TMemory>.Read(strip, ref logits, row, count, ref buffer.Numbers, sign, lowest);
                StripPasses<TNumber, TVector, TLanes>.Maxima(ref buffer, count, columns, plan.Stride);
            }

            bool outOfRange = StripColumns<TNumber, TVector, TLanes>.Maxima(ref buffer, strip, constants);
            for (nuint row = 0; row < rows; row += step)
            {
                nuint count = nuint.Min(step, rows - row);
                if (step < rows)
                {
                    StripCopy<TElement, TNumber, TVector, TLanes, TMemory>.Read(strip, ref logits, row, count, ref buffer.Numbers, sign, lowest);
                }

                if (outOfRange)
                {
                    StripPasses<TNumber, TVector, TLanes>.Subtract(ref buffer, count, columns, plan.Stride);
                }

                StripPasses<TNumber, TVector, TLanes>.Exponentials(ref buffer, count, columns, plan.Stride, constants);
            }

            StripColumns<TNumber, TVector, TLanes>.Factors(ref buffer, strip, 1);
            for (nuint row = 0; row < rows; row += step)
            {
                nuint count = nuint.Min(step, rows - row);
                if (step < rows)
                {
                    StripCopy<TElement, TNumber, TVector, TLanes, TMemory>.Read(strip, ref logits, row, count, ref buffer.Numbers, sign, lowest);
                    if (outOfRange)
                    {
                        StripPasses<TNumber, TVector, TLanes>.Subtract(ref buffer, count, columns, plan.Stride);
                    }

                    StripPasses<TNumber, TVector, TLanes>.Exponentials(ref buffer, count, columns, plan.Stride, constants);
                }

                StripCopy<TElement, TNumber, TVector, TLanes, TMemory>.Write(strip, ref buffer.Numbers, ref buffer.Factors, row, count, ref probabilities);
            }
        }
    }
}
