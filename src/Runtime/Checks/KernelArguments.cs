using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>The argument checks of generated kernels and of <see cref="StableMath"/>; all of them run before anything is written.</summary>
/// <remarks>
/// Each check is a few inlined instructions, folded where the row length is a constant; the texts of the exceptions live in
/// methods that are only called to throw, so that they cost a kernel neither code size nor registers.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelArguments
{
    /// <summary>Demands a span of exactly one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OneRow(int length, int dim, string parameter)
    {
        if (length != dim)
        {
            throw ArgumentErrors.NotOneRow(length, dim, parameter);
        }
    }

    /// <summary>Demands a span of whole rows and says how many there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Rows(int length, int dim, string parameter)
    {
        uint rows = (uint)length / (uint)dim;
        if (rows * (uint)dim != (uint)length)
        {
            throw ArgumentErrors.NotWholeRows(length, dim, parameter);
        }

        return rows;
    }

    /// <summary>Demands that a span be as long as another parameter asks for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameLength(int length, int needed, string parameter, string otherParameter)
    {
        if (length != needed)
        {
            throw ArgumentErrors.NotSameLength(length, needed, parameter, otherParameter);
        }
    }

    /// <summary>
    /// Allows the destination to be the source's own memory, starting at the same element; any other overlap would let a kernel
    /// overwrite what it has yet to read.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NoPartialOverlap<T>(ReadOnlySpan<T> source, Span<T> destination, string sourceName, string destinationName)
        where T : unmanaged
    {
        nint distance = ByteDistance(source, destination);
        if (Overlap(distance, ByteLength<T>(source.Length), ByteLength<T>(destination.Length)) && distance != 0)
        {
            throw ArgumentErrors.PartialOverlap(distance, ByteLength<T>(source.Length), ByteLength<T>(destination.Length), Unsafe.SizeOf<T>(), sourceName, destinationName);
        }
    }

    /// <summary>Demands that two spans share no byte, whatever their element types.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NoOverlap<TSource, TDestination>(ReadOnlySpan<TSource> source, Span<TDestination> destination, string sourceName, string destinationName)
        where TSource : unmanaged
        where TDestination : unmanaged
    {
        nint distance = ByteDistance(source, destination);
        if (Overlap(distance, ByteLength<TSource>(source.Length), ByteLength<TDestination>(destination.Length)))
        {
            throw ArgumentErrors.Overlap(distance, ByteLength<TSource>(source.Length), ByteLength<TDestination>(destination.Length), Unsafe.SizeOf<TDestination>(), sourceName, destinationName);
        }
    }

    /// <summary>Demands a class index in 0 … <paramref name="dim"/> − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Target(int target, int dim, string parameter)
    {
        if ((uint)target >= (uint)dim)
        {
            throw ArgumentErrors.TargetOutOfRange(target, dim, parameter);
        }
    }

    /// <summary>Demands that every class index lie in 0 … <paramref name="dim"/> − 1.</summary>
    public static void Targets(ReadOnlySpan<int> targets, int dim, string parameter)
    {
        for (int row = 0; row < targets.Length; row++)
        {
            // As unsigned numbers the negative ones are too large as well: one comparison.
            if ((uint)targets[row] >= (uint)dim)
            {
                throw ArgumentErrors.TargetOutOfRange(targets[row], row, dim, parameter);
            }
        }
    }

    /// <summary>Demands a usable temperature and returns the scale divided by it.</summary>
    public static double Temperature(double temperature, double scale, string parameter)
    {
        double scaling = scale / temperature;
        if (!(temperature > 0 && Math.Abs(scaling) is >= AnyRow.MinScale and <= AnyRow.MaxScale))
        {
            throw ArgumentErrors.TemperatureOutOfRange(temperature, scale, parameter);
        }

        return scaling;
    }

    /// <summary>
    /// Demands a mask of one row or one as long as the logits, and returns how far the masks of two rows (of two slabs of
    /// <paramref name="slab"/> elements) lie apart: 0 for a mask that all share.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int MaskStep(int length, int dim, int logits, int slab, string parameter, string logitsParameter)
    {
        if (length != dim && length != logits)
        {
            throw ArgumentErrors.MaskOfWrongLength(length, dim, logits, parameter, logitsParameter);
        }

        return length == logits ? slab : 0;
    }

    /// <summary>Demands a number of entries in 0 … <paramref name="dim"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ValidLength(int validLength, int dim, string parameter)
    {
        if ((uint)validLength > (uint)dim)
        {
            throw ArgumentErrors.ValidLengthOutOfRange(validLength, dim, parameter);
        }
    }

    /// <summary>Demands that every row's number of entries lie in 0 … <paramref name="dim"/>.</summary>
    public static void ValidLengths(ReadOnlySpan<int> validLengths, int dim, string parameter)
    {
        for (int row = 0; row < validLengths.Length; row++)
        {
            if ((uint)validLengths[row] > (uint)dim)
            {
                throw ArgumentErrors.ValidLengthOutOfRange(validLengths[row], row, dim, parameter);
            }
        }
    }

    /// <summary>From the first byte of the source to the first byte of the destination.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint ByteDistance<TSource, TDestination>(ReadOnlySpan<TSource> source, Span<TDestination> destination) =>
        Unsafe.ByteOffset(
            ref Unsafe.As<TSource, byte>(ref MemoryMarshal.GetReference(source)),
            ref Unsafe.As<TDestination, byte>(ref MemoryMarshal.GetReference(destination)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint ByteLength<T>(int length) => (nuint)length * (nuint)Unsafe.SizeOf<T>();

    /// <summary>
    /// Either the destination starts inside the source, or the source inside the destination: a distance between −destination and source, in one comparison. An empty span is inside nothing.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Overlap(nint distance, nuint source, nuint destination) =>
        source != 0 && destination != 0 && (nuint)distance + (destination - 1) < source + destination - 1;
}
