using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>The ways of a strip's numbers into the buffer and back into a tensor.</summary>
/// <remarks>
/// The last vector of a run overlaps the one before it, so that no memory outside the run is touched; a run shorter than a vector is copied number
/// by number. Within the buffer vectors run on to the next multiple of their width; what computes there is not looked at.
/// </remarks>
internal static class StripCopy<TElement, TNumber, TVector, TLanes, TMemory>
    where TNumber : unmanaged, IFloatingPointIeee754<TNumber>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
    where TMemory : struct, IElementMemory<TElement, TNumber, TVector>
{
    /// <summary>
    /// Reads <paramref name="rows"/> rows of the buffer from <paramref name="first"/> on, their signs changed when <paramref name="signBit"/> is −0; places that have no
    /// number in the tensor become <paramref name="filling"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Read(in InnerStrip strip, ref TElement tensor, nuint first, nuint rows, ref TNumber numbers, TNumber signBit, TNumber filling)
    {
        nuint width = (nuint)TLanes.Width;
        TVector sign = TLanes.All(signBit), filler = TLanes.All(filling);
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
                nuint i = 0;
                for (; i + (4 * width) <= columns; i += 4 * width)
                {
                    TLanes.Store(TLanes.Xor(TMemory.Load(ref source, i), sign), ref numbers, i);
                    TLanes.Store(TLanes.Xor(TMemory.Load(ref source, i + width), sign), ref numbers, i + width);
                    TLanes.Store(TLanes.Xor(TMemory.Load(ref source, i + (2 * width)), sign), ref numbers, i + (2 * width));
                    TLanes.Store(TLanes.Xor(TMemory.Load(ref source, i + (3 * width)), sign), ref numbers, i + (3 * width));
                }

                for (; i < columns; i += width)
                {
                    nuint place = nuint.Min(i, columns - width);
                    TLanes.Store(TLanes.Xor(TMemory.Load(ref source, place), sign), ref numbers, place);
                }
            }
            else
            {
                for (nuint i = 0; i < columns; i++)
                {
                    TNumber x = TMemory.Number(Unsafe.Add(ref source, i));
                    Unsafe.Add(ref numbers, i) = TNumber.IsNegative(signBit) ? -x : x;
                }
            }

            numbers = ref Unsafe.Add(ref numbers, strip.Plan.Stride);
        }
    }

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
        nuint width = (nuint)TLanes.Width;
        ref TNumber numbers = ref buffer.Numbers, factors = ref buffer.Factors;
        for (nuint row = first; row < first + rows; row++)
        {
            ref TElement destination = ref Unsafe.Add(ref tensor, strip.Offset(row));
            nuint columns = strip.ColumnsOf(row);
            if (columns >= width)
            {
                nuint i = 0;
                for (; i + (2 * width) <= columns; i += 2 * width)
                {
                    TMemory.Store(Result(ref numbers, ref factors, i, normalize), ref destination, i);
                    TMemory.Store(Result(ref numbers, ref factors, i + width, normalize), ref destination, i + width);
                }

                for (; i < columns; i += width)
                {
                    nuint place = nuint.Min(i, columns - width);
                    TMemory.Store(Result(ref numbers, ref factors, place, normalize), ref destination, place);
                }
            }
            else
            {
                TLanes.Store(Result(ref numbers, ref factors, 0, normalize), ref numbers, 0);
                for (nuint i = 0; i < columns; i++)
                {
                    Unsafe.Add(ref destination, i) = TMemory.Element(Unsafe.Add(ref numbers, i));
                }
            }

            numbers = ref Unsafe.Add(ref numbers, strip.Plan.Stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Result(ref TNumber numbers, ref TNumber factors, nuint index, bool normalize) =>
        normalize ? TLanes.Normalize(TLanes.Load(ref numbers, index), ref factors, index) : TLanes.Load(ref numbers, index);
}
