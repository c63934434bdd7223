using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>The way of a strip's numbers into the buffer.</summary>
/// <remarks>
/// The last vector of a run overlaps the one before it, so that no memory outside the run is touched; a run shorter than a vector is copied number
/// by number. Within the buffer vectors run on to the next multiple of their width; what computes there is not looked at.
/// </remarks>
internal static class StripReader<TElement, TNumber, TVector, TLanes, TMemory>
    where TNumber : unmanaged, IFloatingPointIeee754<TNumber>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
    where TMemory : struct, IElementMemory<TElement, TNumber, TVector>
{
    /// <summary>
    /// Reads <paramref name="rows"/> rows of the buffer from <paramref name="first"/> on, their signs changed when <paramref name="signBit"/> is −0; places that have no
    /// number in the tensor become <paramref name="filling"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Read(in InnerStrip strip, ref TElement tensor, nuint first, nuint rows, ref TNumber numbers, TNumber signBit, TNumber filling) =>
        Read(strip, ref tensor, first, rows, ref numbers, signBit, filling, ref numbers, maxima: false);

    /// <summary>The same of logits, filled with −∞, and raises the columns' maxima to those of these rows: what has been read is at hand for that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void ReadMaxima(in InnerStrip strip, ref TElement tensor, nuint first, nuint rows, ref StripBuffer<TNumber> buffer, TNumber signBit) =>
        Read(strip, ref tensor, first, rows, ref buffer.Numbers, signBit, TNumber.NegativeInfinity, ref buffer.Maxima, maxima: true);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read(
        in InnerStrip strip,
        ref TElement tensor,
        nuint first,
        nuint rows,
        ref TNumber numbers,
        TNumber signBit,
        TNumber filling,
        ref TNumber largest,
        bool maxima)
    {
        InnerPlan plan = strip.Plan;
        TVector sign = TLanes.All(signBit), filler = TLanes.All(filling);
        nuint width = (nuint)TLanes.Width, columns = strip.Columns, row = first, end = first + rows;
        while (row < end)
        {
            // Rows that the tensor fills together, and by itself the last one, for which Dim may have left less.
            nuint count = strip.FullRows(row, nuint.Min(end - row, 8)), places = count == 0 ? strip.ColumnsOf(row) : columns;
            count = nuint.Max(count, 1);
            ref TElement source = ref Unsafe.Add(ref tensor, strip.Offset(row));
            ref TNumber place = ref Unsafe.Add(ref numbers, (row - first) * plan.Stride);
            row += count;
            for (nuint i = places - (places % width); i < columns; i += width)
            {
                Fill(filler, ref Unsafe.Add(ref place, i), count, plan.Stride);
            }

            nuint column = 0;
            for (; column + (4 * width) <= places; column += 4 * width)
            {
                ReadFour(ref Unsafe.Add(ref source, column), strip.Pitch, ref Unsafe.Add(ref place, column), plan.Stride, count, sign, ref Unsafe.Add(ref largest, column), maxima);
            }

            for (; column < places && places >= width; column += width)
            {
                nuint last = nuint.Min(column, places - width);
                ReadOne(ref Unsafe.Add(ref source, last), strip.Pitch, ref Unsafe.Add(ref place, last), plan.Stride, count, sign, ref Unsafe.Add(ref largest, last), maxima);
            }

            if (places < width)
            {
                ReadNumbers(ref source, strip.Pitch, ref place, plan.Stride, count, places, TNumber.IsNegative(signBit), ref largest, maxima);
            }
        }
    }

    /// <summary>Four vectors of each of some rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReadFour(ref TElement source, nuint pitch, ref TNumber place, nuint stride, nuint rows, TVector sign, ref TNumber largest, bool maxima)
    {
        nuint width = (nuint)TLanes.Width;
        TVector a = sign, b = sign, c = sign, d = sign;
        if (maxima)
        {
            (a, b) = (TLanes.Load(ref largest, 0), TLanes.Load(ref largest, width));
            (c, d) = (TLanes.Load(ref largest, 2 * width), TLanes.Load(ref largest, 3 * width));
        }

        for (; rows > 0; rows--)
        {
            TVector x0 = TLanes.Xor(TMemory.Load(ref source, 0), sign);
            TVector x1 = TLanes.Xor(TMemory.Load(ref source, width), sign);
            TVector x2 = TLanes.Xor(TMemory.Load(ref source, 2 * width), sign);
            TVector x3 = TLanes.Xor(TMemory.Load(ref source, 3 * width), sign);
            TLanes.Store(x0, ref place, 0);
            TLanes.Store(x1, ref place, width);
            TLanes.Store(x2, ref place, 2 * width);
            TLanes.Store(x3, ref place, 3 * width);
            if (maxima)
            {
                (a, b, c, d) = (TLanes.Max(a, x0), TLanes.Max(b, x1), TLanes.Max(c, x2), TLanes.Max(d, x3));
            }

            source = ref Unsafe.Add(ref source, pitch);
            place = ref Unsafe.Add(ref place, stride);
        }

        if (maxima)
        {
            TLanes.Store(a, ref largest, 0);
            TLanes.Store(b, ref largest, width);
            TLanes.Store(c, ref largest, 2 * width);
            TLanes.Store(d, ref largest, 3 * width);
        }
    }

    /// <summary>One vector of each of some rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReadOne(ref TElement source, nuint pitch, ref TNumber place, nuint stride, nuint rows, TVector sign, ref TNumber largest, bool maxima)
    {
        TVector a = maxima ? TLanes.Load(ref largest, 0) : sign;
        for (; rows > 0; rows--)
        {
            TVector x = TLanes.Xor(TMemory.Load(ref source, 0), sign);
            TLanes.Store(x, ref place, 0);
            a = maxima ? TLanes.Max(a, x) : a;
            source = ref Unsafe.Add(ref source, pitch);
            place = ref Unsafe.Add(ref place, stride);
        }

        if (maxima)
        {
            TLanes.Store(a, ref largest, 0);
        }
    }

    /// <summary>Rows that are shorter than a vector.</summary>
    private static void ReadNumbers(
        ref TElement source, nuint pitch, ref TNumber place, nuint stride, nuint rows, nuint columns, bool negate, ref TNumber largest, bool maxima)
    {
        for (nuint row = 0; row < rows; row++)
        {
            for (nuint i = 0; i < columns; i++)
            {
                TNumber x = TMemory.Number(Unsafe.Add(ref source, (row * pitch) + i));
                Unsafe.Add(ref place, (row * stride) + i) = negate ? -x : x;
            }

            if (maxima)
            {
                TLanes.Store(TLanes.Max(TLanes.Load(ref largest, 0), TLanes.Load(ref place, row * stride)), ref largest, 0);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fill(TVector filler, ref TNumber place, nuint rows, nuint stride)
    {
        for (; rows > 0; rows--)
        {
            TLanes.Store(filler, ref place, 0);
            place = ref Unsafe.Add(ref place, stride);
        }
    }
}
