using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// Reproducible kernels over the rows of a tensor. A row of any layout and any content passes through a buffer in chunks, and gets the same arithmetic as one
/// that is computed where it lies.
/// </summary>
internal static partial class ReproducibleKernel<TStorage, TFormat, TElement, TVector, TVectors>
    where TStorage : unmanaged
    where TFormat : struct, IRowFormat<TStorage, TElement>
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    where TVectors : struct, IReproducibleVectors<TElement, TVector>
{
    /// <summary>Elements of the buffer, a whole number of blocks: 8 KB of doubles on the stack.</summary>
    private const int Chunk = 1024;

    /// <summary>Reads logits in the units of the constants, less <paramref name="origin"/>.</summary>
    private static void ReadLogits(
        ref TStorage logits, in RowRoles<TStorage> roles, in RowPlace place, nuint start, Span<TElement> chunk, in ExponentialConstants<TElement> constants, TElement origin)
    {
        ReadSigned(ref logits, roles, place, start, chunk, constants.Negative);
        if (constants.Unit == 1 && origin == TElement.Zero)
        {
            return;
        }

        TElement unit = TElement.CreateTruncating(constants.Unit);
        foreach (ref TElement x in chunk)
        {
            // The difference first: it may be finite where the product alone is not.
            x = (x - origin) * unit;
        }
    }

    /// <summary>Reads logits, −∞ for those that take no part, with their signs changed under a negative scale. Returns how many take part.</summary>
    private static int ReadSigned(ref TStorage logits, in RowRoles<TStorage> roles, in RowPlace place, nuint start, Span<TElement> chunk, bool negative)
    {
        TFormat.Read(ref Unsafe.Add(ref logits, place.Start + (start * place.Stride)), place.Stride, chunk);
        if (roles.Any)
        {
            return ReproducibleRoles<TStorage, TFormat, TElement>.Apply(roles, place, start, chunk, negative);
        }

        if (negative)
        {
            foreach (ref TElement x in chunk)
            {
                x = -x;
            }
        }

        return chunk.Length;
    }

    /// <summary>
    /// The row's largest logit, before it is multiplied by the unit; of any value when one is NaN. <paramref name="empty"/> tells that none takes part.
    /// </summary>
    private static TElement Top(ref TStorage logits, in RowRoles<TStorage> roles, in RowPlace place, Span<TElement> buffer, bool negative, out bool empty)
    {
        TElement top = TElement.NegativeInfinity;
        empty = true;
        for (nuint start = 0; start < place.Dim; start += Chunk)
        {
            Span<TElement> chunk = buffer[..Length(place, start)];
            empty &= ReadSigned(ref logits, roles, place, start, chunk, negative) == 0;
            TElement highest = ReproducibleRow<TElement, TVector, TVectors>.Top(ref MemoryMarshal.GetReference(chunk), (nuint)chunk.Length);
            top = highest <= top ? top : highest;
        }

        return top;
    }

    /// <summary>What has to be subtracted from every logit: 0 for all but rows far from 0, infinite ones, and those with NaN.</summary>
    private static TElement Origin(TElement top, in ExponentialConstants<TElement> constants) =>
        constants.InRange(top * TElement.CreateTruncating(constants.Unit)) ? TElement.Zero : top;

    /// <summary>The shift of a row whose logits are read with this origin.</summary>
    private static TElement Shifted(TElement top, TElement origin, in ExponentialConstants<TElement> constants) =>
        (top - origin) * TElement.CreateTruncating(constants.Unit);

    /// <summary>
    /// The sum of the row's exponentials. They are left in the buffer when the row fits in, and otherwise written to the destination when it can hold them.
    /// </summary>
    /// <param name="logits">The tensor.</param>
    /// <param name="destination">Another or the same, or a null reference.</param>
    /// <param name="roles">Which entries take part.</param>
    /// <param name="place">Where the row lies.</param>
    /// <param name="buffer">Room for a chunk.</param>
    /// <param name="constants">Those of the scale.</param>
    /// <param name="origin">What is subtracted from the logits.</param>
    /// <param name="e">The exponential.</param>
    /// <param name="except">An element that is taken for −∞; −1 for none.</param>
    private static double Sum<TExponential>(
        ref TStorage logits, ref TStorage destination, in RowRoles<TStorage> roles, in RowPlace place, Span<TElement> buffer, in ExponentialConstants<TElement> constants, TElement origin, in TExponential e, nint except)
        where TExponential : struct, IReproducibleExponential<TVector>
    {
        LaneSums sums = default;
        for (nuint start = 0; start < place.Dim; start += Chunk)
        {
            Span<TElement> chunk = buffer[..Length(place, start)];
            Exponentials(ref logits, roles, place, start, chunk, constants, origin, e, except, ref sums[0]);
            if (place.Dim > Chunk && TFormat.IsElement && !Unsafe.IsNullRef(ref destination))
            {
                TFormat.Write(chunk, ref Unsafe.Add(ref destination, place.Start + (start * place.Stride)), place.Stride);
            }
        }

        return Total(ref sums[0], place.Dim);
    }

    /// <summary>Multiplies what <see cref="Sum"/> left behind, and writes it.</summary>
    private static void Normalize<TExponential>(
        ref TStorage logits, ref TStorage destination, in RowRoles<TStorage> roles, in RowPlace place, Span<TElement> buffer, in ExponentialConstants<TElement> constants, TElement origin, in TExponential e, nint except, in RowFactor<TElement> factor)
        where TExponential : struct, IReproducibleExponential<TVector>
    {
        LaneSums unused = default;
        for (nuint start = 0; start < place.Dim; start += Chunk)
        {
            Span<TElement> chunk = buffer[..Length(place, start)];
            ref TStorage part = ref Unsafe.Add(ref destination, place.Start + (start * place.Stride));
            if (place.Dim > Chunk && TFormat.IsElement)
            {
                TFormat.Read(ref part, place.Stride, chunk);
            }
            else if (place.Dim > Chunk)
            {
                // A half holds no exponential: once more.
                Exponentials(ref logits, roles, place, start, chunk, constants, origin, e, except, ref unused[0]);
            }

            ReproducibleRow<TElement, TVector, TVectors>.Multiply(ref MemoryMarshal.GetReference(chunk), (nuint)chunk.Length, factor);
            TFormat.Write(chunk, ref part, place.Stride);
        }
    }

    private static void Exponentials<TExponential>(
        ref TStorage logits, in RowRoles<TStorage> roles, in RowPlace place, nuint start, Span<TElement> chunk, in ExponentialConstants<TElement> constants, TElement origin, in TExponential e, nint except, ref double sums)
        where TExponential : struct, IReproducibleExponential<TVector>
    {
        ReadLogits(ref logits, roles, place, start, chunk, constants, origin);
        nint left = except - (nint)start;
        if (left >= 0 && left < chunk.Length)
        {
            chunk[(int)left] = TElement.NegativeInfinity;
        }

        ref TElement first = ref MemoryMarshal.GetReference(chunk);
        ReproducibleRow<TElement, TVector, TVectors>.Exponentials(ref first, ref first, (nuint)chunk.Length, e, ref sums);
    }

    /// <summary>The sum of a row's exponentials over all virtual lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Total(ref double sums, nuint dim) =>
        ReproducibleColumns<TElement, TVector, TVectors>.SumsPairs(dim) ? LaneSums.OfShortFloats(ref sums, dim) : TVectors.Total(ref sums);

    private static void Fill(TStorage value, ref TStorage destination, in RowPlace place)
    {
        for (nuint i = 0; i < place.Dim; i++)
        {
            Unsafe.Add(ref destination, place.Start + (i * place.Stride)) = value;
        }
    }

    private static int Length(in RowPlace place, nuint start) => (int)nuint.Min(Chunk, place.Dim - start);
}
