using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>The way of a strip's numbers from the buffer into a tensor; runs as in <see cref="StripReader{TElement, TNumber, TVector, TLanes, TMemory}"/>.</summary>
internal static class StripWriter<TElement, TNumber, TVector, TLanes, TMemory>
    where TNumber : unmanaged, IFloatingPointIeee754<TNumber>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
    where TMemory : struct, IElementMemory<TElement, TNumber, TVector>
{
    /// <summary>Writes rows of the buffer into the tensor, each column multiplied by its factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void WriteNormalized(in InnerStrip strip, ref StripBuffer<TNumber> buffer, nuint first, nuint rows, ref TElement tensor) =>
        Write(strip, ref buffer, first, rows, ref tensor, normalize: true);

    /// <summary>Writes rows of the buffer into the tensor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Write(in InnerStrip strip, ref StripBuffer<TNumber> buffer, nuint first, nuint rows, ref TElement tensor) =>
        Write(strip, ref buffer, first, rows, ref tensor, normalize: false);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(in InnerStrip strip, ref StripBuffer<TNumber> buffer, nuint first, nuint rows, ref TElement tensor, bool normalize)
    {
        nuint width = (nuint)TLanes.Width, stride = strip.Plan.Stride, row = first, end = first + rows;
        while (row < end)
        {
            nuint count = strip.FullRows(row, nuint.Min(end - row, 4)), places = count == 0 ? strip.ColumnsOf(row) : strip.Columns;
            count = nuint.Max(count, 1);
            ref TElement destination = ref Unsafe.Add(ref tensor, strip.Offset(row));
            ref TNumber numbers = ref Unsafe.Add(ref buffer.Numbers, (row - first) * stride);
            row += count;
            nuint column = 0;
            for (; column + (4 * width) <= places; column += 4 * width)
            {
                WriteFour(ref Unsafe.Add(ref numbers, column), stride, ref Unsafe.Add(ref buffer.Factors, column), ref Unsafe.Add(ref destination, column), strip.Pitch, count, normalize);
            }

            for (; column < places && places >= width; column += width)
            {
                nuint last = nuint.Min(column, places - width);
                WriteOne(ref Unsafe.Add(ref numbers, last), stride, ref Unsafe.Add(ref buffer.Factors, last), ref Unsafe.Add(ref destination, last), strip.Pitch, count, normalize);
            }

            if (places < width)
            {
                WriteNumbers(ref numbers, stride, ref buffer.Factors, ref destination, strip.Pitch, count, places, normalize);
            }
        }
    }

    /// <summary>Four vectors of each of some rows; their factors stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteFour(ref TNumber numbers, nuint stride, ref TNumber factors, ref TElement destination, nuint pitch, nuint rows, bool normalize)
    {
        nuint width = (nuint)TLanes.Width;
        TVector h0 = High(ref factors, 0), h1 = High(ref factors, width), h2 = High(ref factors, 2 * width), h3 = High(ref factors, 3 * width);
        TVector l0 = Low(ref factors, 0), l1 = Low(ref factors, width), l2 = Low(ref factors, 2 * width), l3 = Low(ref factors, 3 * width);
        for (; rows > 0; rows--)
        {
            TMemory.Store(Result(TLanes.Load(ref numbers, 0), h0, l0, normalize), ref destination, 0);
            TMemory.Store(Result(TLanes.Load(ref numbers, width), h1, l1, normalize), ref destination, width);
            TMemory.Store(Result(TLanes.Load(ref numbers, 2 * width), h2, l2, normalize), ref destination, 2 * width);
            TMemory.Store(Result(TLanes.Load(ref numbers, 3 * width), h3, l3, normalize), ref destination, 3 * width);
            numbers = ref Unsafe.Add(ref numbers, stride);
            destination = ref Unsafe.Add(ref destination, pitch);
        }
    }

    /// <summary>One vector of each of some rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteOne(ref TNumber numbers, nuint stride, ref TNumber factors, ref TElement destination, nuint pitch, nuint rows, bool normalize)
    {
        TVector high = High(ref factors, 0), low = Low(ref factors, 0);
        for (; rows > 0; rows--)
        {
            TMemory.Store(Result(TLanes.Load(ref numbers, 0), high, low, normalize), ref destination, 0);
            numbers = ref Unsafe.Add(ref numbers, stride);
            destination = ref Unsafe.Add(ref destination, pitch);
        }
    }

    /// <summary>Rows that are shorter than a vector.</summary>
    private static void WriteNumbers(ref TNumber numbers, nuint stride, ref TNumber factors, ref TElement destination, nuint pitch, nuint rows, nuint columns, bool normalize)
    {
        for (nuint row = 0; row < rows; row++)
        {
            ref TNumber number = ref Unsafe.Add(ref numbers, row * stride);
            TLanes.Store(Result(TLanes.Load(ref number, 0), High(ref factors, 0), Low(ref factors, 0), normalize), ref number, 0);
            for (nuint i = 0; i < columns; i++)
            {
                Unsafe.Add(ref destination, (row * pitch) + i) = TMemory.Element(Unsafe.Add(ref number, i));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Result(TVector number, TVector high, TVector low, bool normalize) => normalize ? TLanes.Normalize(number, high, low) : number;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector High(ref TNumber factors, nuint index) => TLanes.Load(ref factors, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Low(ref TNumber factors, nuint index) => TLanes.Load(ref factors, index + StripBuffer<TNumber>.StateColumns);
}
