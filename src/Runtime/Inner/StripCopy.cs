using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>The ways of a strip's numbers into the buffer and back into a tensor.</summary>
/// <remarks>
/// The last vector of a run overlaps the one before it, so that no memory outside the run is touched; a run shorter than a vector is copied number
/// by number. Within the buffer vectors run on to the next multiple of their width; what computes there is not looked at.
/// </remarks>
internal static class StripCopy<TElement, TNumber, TVector, TLanes, TMemory>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
    where TMemory : struct, IElementMemory<TElement, TNumber, TVector>
{
    /// <summary>Reads <paramref name="rows"/> rows of the buffer from <paramref name="first"/> on; <paramref name="filler"/> becomes of places that no row of the tensor has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(in InnerStrip strip, ref TElement tensor, nuint first, nuint rows, ref TNumber numbers, TVector sign, TVector filler)
    {
        nuint width = (nuint)TLanes.Width;
        for (nuint row = first; row < first + rows; row++)
        {
            ref TElement source = ref Unsafe.Add(ref tensor, strip.Offset(row));
            nuint columns = strip.ColumnsOf(row);
            if (columns % width != 0 || columns < strip.Columns)
            {
                for (nuint i = columns - (columns % width); i < strip.Columns; i += width)
                {
                    TLanes.Store(filler, ref numbers, i);
                }
            }

            if (columns >= width)
            {
                nuint last = columns - width;
                nuint i = 0;
                for (; i + (4 * width) <= columns; i += 4 * width)
                {
                    TLanes.Store(TLanes.Xor(TMemory.Load(ref source, i), sign), ref numbers, i);
                    TLanes.Store(TLanes.Xor(TMemory.Load(ref source, i + width), sign), ref numbers, i + width);
                    TLanes.Store(TLanes.Xor(TMemory.Load(ref source, i + (2 * width)), sign), ref numbers, i + (2 * width));
                    TLanes.Store(TLanes.Xor(TMemory.Load(ref source, i + (3 * width)), sign), ref numbers, i + (3 * width));
                }

                for (; i < last; i += width)
                {
                    TLanes.Store(TLanes.Xor(TMemory.Load(ref source, i), sign), ref numbers, i);
                }

                TLanes.Store(TLanes.Xor(TMemory.Load(ref source, last), sign), ref numbers, last);
            }
            else
            {
                for (nuint i = 0; i < columns; i++)
                {
                    Unsafe.Add(ref numbers, i) = TMemory.Number(Unsafe.Add(ref source, i));
                }

                TLanes.Store(TLanes.Xor(TLanes.Load(ref numbers, 0), sign), ref numbers, 0);
            }

            numbers = ref Unsafe.Add(ref numbers, strip.Plan.Stride);
        }
    }

    /// <summary>Writes rows of the buffer into the tensor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(in InnerStrip strip, ref TNumber numbers, ref TNumber factors, nuint first, nuint rows, ref TElement tensor)
    {
        nuint width = (nuint)TLanes.Width;
        for (nuint row = first; row < first + rows; row++)
        {
            ref TElement destination = ref Unsafe.Add(ref tensor, strip.Offset(row));
            nuint columns = strip.ColumnsOf(row);
            if (columns >= width)
            {
                nuint last = columns - width;
                nuint i = 0;
                for (; i + (2 * width) <= columns; i += 2 * width)
                {
                    TMemory.Store(TLanes.Normalize(TLanes.Load(ref numbers, i), ref factors, i), ref destination, i);
                    TMemory.Store(TLanes.Normalize(TLanes.Load(ref numbers, i + width), ref factors, i + width), ref destination, i + width);
                }

                for (; i < last; i += width)
                {
                    TMemory.Store(TLanes.Normalize(TLanes.Load(ref numbers, i), ref factors, i), ref destination, i);
                }

                if (i < columns)
                {
                    TMemory.Store(TLanes.Normalize(TLanes.Load(ref numbers, last), ref factors, last), ref destination, last);
                }
            }
            else
            {
                TLanes.Store(TLanes.Normalize(TLanes.Load(ref numbers, 0), ref factors, 0), ref numbers, 0);
                for (nuint i = 0; i < columns; i++)
                {
                    Unsafe.Add(ref destination, i) = TMemory.Element(Unsafe.Add(ref numbers, i));
                }
            }

            numbers = ref Unsafe.Add(ref numbers, strip.Plan.Stride);
        }
    }
}
