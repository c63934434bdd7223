using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>Gradient of the softmax over the middle axis: probabilities and upstream gradient of a strip share the buffer.</summary>
internal static class InnerGradient<TElement, TNumber, TVector, TLanes, TMemory>
    where TElement : unmanaged
    where TNumber : unmanaged, IFloatingPointIeee754<TNumber>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
    where TMemory : struct, IElementMemory<TElement, TNumber, TVector>
{
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        ref TElement probabilities, ref TElement upstream, ref TElement gradient, InnerPlan plan, nuint firstBlock, nuint blocks, double scale)
    {
        Span<TNumber> numbers = stackalloc TNumber[StripBuffer<TNumber>.NumbersSize(Unsafe.SizeOf<TNumber>())];
        Span<double> totals = stackalloc double[StripBuffer<TNumber>.TotalsSize];
        StripBuffer<TNumber> buffer = new(numbers, totals);
        nuint rows = plan.Rows, step = plan.BufferRowsOfTwo, plane = step * plan.Stride;
        for (nuint block = firstBlock; block < firstBlock + blocks; block++)
        {
            InnerStrip strip = new(plan, block);
            StripColumns<TNumber, TVector, TLanes>.Start(ref buffer, strip.Columns);
            for (nuint row = 0; row < rows; row += step)
            {
                nuint count = nuint.Min(step, rows - row);
                Read(strip, ref probabilities, ref upstream, row, count, ref buffer.Numbers, plane);
                StripPasses<TNumber, TVector, TLanes>.Products(ref buffer, plane, count, strip.Columns, plan.Stride);
            }

            MarkDots(strip, ref probabilities, ref upstream, ref buffer);
            for (nuint row = 0; row < rows; row += step)
            {
                nuint count = nuint.Min(step, rows - row);
                if (step < rows)
                {
                    Read(strip, ref probabilities, ref upstream, row, count, ref buffer.Numbers, plane);
                }

                StripPasses<TNumber, TVector, TLanes>.Combine(ref buffer, plane, count, strip.Columns, plan.Stride, TNumber.CreateTruncating(scale));
                StripWriter<TElement, TNumber, TVector, TLanes, TMemory>.Write(strip, ref buffer, row, count, ref gradient);
            }
        }
    }

    private static void Read(in InnerStrip strip, ref TElement probabilities, ref TElement upstream, nuint row, nuint count, ref TNumber numbers, nuint plane)
    {
        TNumber zero = TNumber.Zero;
        StripReader<TElement, TNumber, TVector, TLanes, TMemory>.Read(strip, ref probabilities, row, count, ref numbers, zero, filling: zero);
        StripReader<TElement, TNumber, TVector, TLanes, TMemory>.Read(strip, ref upstream, row, count, ref Unsafe.Add(ref numbers, plane), zero, filling: zero);
    }

    private static void MarkDots(in InnerStrip strip, ref TElement probabilities, ref TElement upstream, ref StripBuffer<TNumber> buffer)
    {
        for (nuint column = 0; column < strip.TensorColumns; column++)
        {
            double dot = StripColumns<TNumber, TVector, TLanes>.Total(ref buffer, strip, column);
            if (double.IsNaN(dot))
            {
                dot = PlainDot(strip, ref probabilities, ref upstream, column);
            }

            for (nuint i = column; i < strip.Columns; i += strip.TensorColumns)
            {
                Unsafe.Add(ref buffer.Marks, i) = TNumber.CreateTruncating(dot);
            }
        }
    }

    /// <summary>A sum with an infinite term, of which a compensated sum makes NaN: plain arithmetic is to decide whether it is one.</summary>
    private static double PlainDot(in InnerStrip strip, ref TElement probabilities, ref TElement upstream, nuint column)
    {
        TNumber dot = TNumber.Zero;
        for (nuint position = 0; position < strip.Plan.Dim; position++)
        {
            nuint i = strip.Index(position, column);
            dot += TMemory.Number(Unsafe.Add(ref probabilities, i)) * TMemory.Number(Unsafe.Add(ref upstream, i));
        }

        return double.CreateTruncating(dot);
    }
}
