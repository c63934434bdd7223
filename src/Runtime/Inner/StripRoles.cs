using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>Run-time roles of a strip: what takes no part becomes −∞ in the buffer, so that no arithmetic meets it.</summary>
internal static class StripRoles<TElement, TNumber, TVector, TLanes, TMemory>
    where TNumber : unmanaged, IFloatingPointIeee754<TNumber>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
    where TMemory : struct, IElementMemory<TElement, TNumber, TVector>
{
    /// <summary>Applies the roles to <paramref name="rows"/> rows of the buffer from <paramref name="first"/> on.</summary>
    public static void Apply(in InnerStrip strip, in RowRoles<TElement> roles, nuint first, nuint rows, ref TNumber numbers, TNumber sign)
    {
        InnerPlan plan = strip.Plan;
        nuint end = nuint.Min((first + rows) * plan.Repeat, plan.Dim);
        for (nuint position = first * plan.Repeat; position < end; position++)
        {
            Span<TNumber> run = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref numbers, strip.Place(position, 0, first)), (int)strip.TensorColumns);
            nuint offset = strip.Index(position, 0);
            if (roles.AddedMask.Length > 0)
            {
                AddMask(run, roles.AddedMask, plan.Dim, position, offset, sign);
            }

            if (roles.BooleanMask.Length > 0)
            {
                Keep(run, roles.BooleanMask, plan.Dim, position, offset);
            }

            if (roles.ValidLengths.Length > 0)
            {
                KeepBelow(run, roles.ValidLengths, (int)position, strip.FirstRow);
            }
        }
    }

    /// <summary>Whether the roles leave an entry to a column of the strip.</summary>
    public static bool LeavesAny(in InnerStrip strip, in RowRoles<TElement> roles, nuint column)
    {
        for (nuint position = 0; position < strip.Plan.Dim; position++)
        {
            if (TakesPart(strip, roles, position, column))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an entry takes part.</summary>
    public static bool TakesPart(in InnerStrip strip, in RowRoles<TElement> roles, nuint position, nuint column)
    {
        nuint dim = strip.Plan.Dim;
        nuint index = strip.Index(position, column);
        return (roles.AddedMask.Length == 0 || !TNumber.IsNegativeInfinity(TMemory.Number(roles.AddedMask[(int)Entry(roles.AddedMask.Length, dim, position, index)])))
            && (roles.BooleanMask.Length == 0 || roles.BooleanMask[(int)Entry(roles.BooleanMask.Length, dim, position, index)])
            && (roles.ValidLengths.Length == 0 || position < (nuint)roles.ValidLengths[roles.ValidLengths.Length == 1 ? 0 : (int)(strip.FirstRow + column)]);
    }

    private static nuint Entry(int maskLength, nuint dim, nuint position, nuint index) => (nuint)maskLength == dim ? position : index;

    private static void AddMask(Span<TNumber> run, ReadOnlySpan<TElement> mask, nuint dim, nuint position, nuint offset, TNumber sign)
    {
        ref TNumber numbers = ref MemoryMarshal.GetReference(run);
        ref TElement entry = ref Unsafe.Add(ref MemoryMarshal.GetReference(mask), Entry(mask.Length, dim, position, offset));
        nuint i = 0, width = (nuint)TLanes.Width, length = (nuint)run.Length;
        if ((nuint)mask.Length == dim)
        {
            // One entry for all columns. A mask of one row and a tensor of one column are the same to both branches.
            TNumber added = TMemory.Number(entry);
            TVector all = TLanes.All(added);
            for (; i + width <= length; i += width)
            {
                TLanes.Store(TLanes.AddMask(TLanes.Load(ref numbers, i), all, TLanes.All(sign)), ref numbers, i);
            }

            for (; i < length; i++)
            {
                Unsafe.Add(ref numbers, i) = Masked(Unsafe.Add(ref numbers, i), added, sign);
            }

            return;
        }

        for (; i + width <= length; i += width)
        {
            TLanes.Store(TLanes.AddMask(TLanes.Load(ref numbers, i), TMemory.Load(ref entry, i), TLanes.All(sign)), ref numbers, i);
        }

        for (; i < length; i++)
        {
            Unsafe.Add(ref numbers, i) = Masked(Unsafe.Add(ref numbers, i), TMemory.Number(Unsafe.Add(ref entry, i)), sign);
        }
    }

    private static TNumber Masked(TNumber x, TNumber mask, TNumber sign) =>
        TNumber.IsNegativeInfinity(mask) ? mask : TNumber.IsNegative(sign) ? x - mask : x + mask;

    private static void Keep(Span<TNumber> run, ReadOnlySpan<bool> mask, nuint dim, nuint position, nuint offset)
    {
        ref bool entry = ref Unsafe.Add(ref MemoryMarshal.GetReference(mask), Entry(mask.Length, dim, position, offset));
        if ((nuint)mask.Length == dim)
        {
            if (!entry)
            {
                run.Fill(TNumber.NegativeInfinity);
            }

            return;
        }

        ref TNumber numbers = ref MemoryMarshal.GetReference(run);
        nuint i = 0, width = (nuint)TLanes.Width, length = (nuint)run.Length;
        for (; i + width <= length; i += width)
        {
            TLanes.Store(TLanes.Keep(TLanes.Load(ref numbers, i), ref entry, i), ref numbers, i);
        }

        for (; i < length; i++)
        {
            Unsafe.Add(ref numbers, i) = Unsafe.Add(ref entry, i) ? Unsafe.Add(ref numbers, i) : TNumber.NegativeInfinity;
        }
    }

    private static void KeepBelow(Span<TNumber> run, ReadOnlySpan<int> lengths, int position, nuint firstRow)
    {
        if (lengths.Length == 1)
        {
            if (position >= lengths[0])
            {
                run.Fill(TNumber.NegativeInfinity);
            }

            return;
        }

        ref TNumber numbers = ref MemoryMarshal.GetReference(run);
        ref int row = ref Unsafe.Add(ref MemoryMarshal.GetReference(lengths), firstRow);
        nuint i = 0, width = (nuint)TLanes.Width, length = (nuint)run.Length;
        for (; i + width <= length; i += width)
        {
            TLanes.Store(TLanes.KeepBelow(TLanes.Load(ref numbers, i), ref row, i, position), ref numbers, i);
        }

        for (; i < length; i++)
        {
            Unsafe.Add(ref numbers, i) = position < Unsafe.Add(ref row, i) ? Unsafe.Add(ref numbers, i) : TNumber.NegativeInfinity;
        }
    }
}
