using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>Run-time roles of a row: what takes no part becomes −∞ in the buffer, so that no arithmetic meets it.</summary>
internal static class ReproducibleRoles<TStorage, TFormat, TElement>
    where TStorage : unmanaged
    where TFormat : struct, IRowFormat<TStorage, TElement>
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
{
    /// <summary>Adds the mask to the logits of a chunk, changes their signs under a negative scale and takes out what takes no part. Returns how many are left.</summary>
    [SkipLocalsInit]
    public static int Apply(in RowRoles<TStorage> roles, in RowPlace place, nuint start, Span<TElement> chunk, bool negative)
    {
        if (roles.AddedMask.Length > 0)
        {
            Span<TElement> mask = stackalloc TElement[chunk.Length];
            bool shared = (nuint)roles.AddedMask.Length == place.Dim;
            nuint first = shared ? start : place.Start + (start * place.Stride);
            TFormat.Read(ref Unsafe.Add(ref MemoryMarshal.GetReference(roles.AddedMask), first), shared ? 1 : place.Stride, mask);
            for (int i = 0; i < chunk.Length; i++)
            {
                chunk[i] += mask[i];
            }
        }

        int left = 0;
        for (int i = 0; i < chunk.Length; i++)
        {
            bool takesPart = TakesPart(roles, place, start + (nuint)i);
            left += takesPart ? 1 : 0;
            chunk[i] = !takesPart ? TElement.NegativeInfinity : negative ? -chunk[i] : chunk[i];
        }

        return left;
    }

    public static bool TakesPart(in RowRoles<TStorage> roles, in RowPlace place, nuint position)
    {
        if (roles.ValidLengths.Length > 0 && position >= (nuint)roles.ValidLengths[roles.ValidLengths.Length == 1 ? 0 : (int)place.Row])
        {
            return false;
        }

        return (roles.BooleanMask.Length == 0 || roles.BooleanMask[(int)Entry(roles.BooleanMask.Length, place, position)])
            && (roles.AddedMask.Length == 0 || !TFormat.IsNegativeInfinity(roles.AddedMask[(int)Entry(roles.AddedMask.Length, place, position)]));
    }

    /// <summary>What the probabilities of a row become of which nothing takes part.</summary>
    public static TStorage Empty(EmptyRow emptyRow, nuint dim) => emptyRow switch
    {
        EmptyRow.NaN => TFormat.NaN,
        EmptyRow.Uniform => TFormat.Round(1.0 / dim),
        _ => default,
    };

    private static nuint Entry(int length, in RowPlace place, nuint position) =>
        (nuint)length == place.Dim ? position : place.Start + (position * place.Stride);
}
