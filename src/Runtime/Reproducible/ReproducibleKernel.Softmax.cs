using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

internal static partial class ReproducibleKernel<TStorage, TFormat, TElement, TVector, TVectors>
{
    /// <summary>Short rows that go through each pass together: their latencies overlap.</summary>
    private const int RowsTogether = 16;

    /// <summary>Whether rows can lie across lanes.</summary>
    private static bool IsShort(nuint dim) => dim <= ReproducibleColumns<TElement, TVector, TVectors>.LongestRow;

    public static void Softmax(ref TStorage logits, ref TStorage probabilities, nuint rows, nuint dim, nuint inner, double scale, in RowRoles<TStorage> roles)
    {
        ExponentialConstants<TElement> constants = new(scale);
        bool plain = inner == 1 && constants.Direct && !roles.Any;
        if (plain && TFormat.IsElement)
        {
            PlainRows(ref Unsafe.As<TStorage, TElement>(ref logits), ref Unsafe.As<TStorage, TElement>(ref probabilities), rows, dim, constants);
        }
        else if (plain && dim <= Chunk)
        {
            ConvertedRows(ref logits, ref probabilities, rows, dim, constants);
        }
        else
        {
            AnyRows(ref logits, ref probabilities, rows, dim, inner, roles, constants);
        }
    }

    private static void AnyRows(
        ref TStorage logits, ref TStorage probabilities, nuint rows, nuint dim, nuint inner, in RowRoles<TStorage> roles, in ExponentialConstants<TElement> constants)
    {
        Span<TElement> buffer = stackalloc TElement[Chunk];
        for (nuint row = 0; row < rows; row++)
        {
            AnyRow(ref logits, ref probabilities, roles, new RowPlace(row, dim, inner), buffer, constants);
        }
    }

    /// <summary>Whole rows that lie in memory as another type, as many at a time as the buffer holds.</summary>
    private static void ConvertedRows(ref TStorage logits, ref TStorage probabilities, nuint rows, nuint dim, in ExponentialConstants<TElement> constants)
    {
        Span<TElement> buffer = stackalloc TElement[Chunk];
        nuint together = Chunk / dim;
        for (nuint first = 0; first < rows; first += together)
        {
            nuint count = nuint.Min(together, rows - first);
            Span<TElement> some = buffer[..(int)(count * dim)];
            TFormat.Read(ref Unsafe.Add(ref logits, first * dim), 1, some);
            ref TElement start = ref MemoryMarshal.GetReference(some);
            ReproducibleKernel<TElement, PlainFormat<TElement>, TElement, TVector, TVectors>.PlainRows(ref start, ref start, count, dim, constants);
            TFormat.Write(some, ref Unsafe.Add(ref probabilities, first * dim), 1);
        }
    }

    /// <summary>Contiguous rows of the type they are computed in.</summary>
    private static void PlainRows(ref TElement logits, ref TElement probabilities, nuint rows, nuint dim, in ExponentialConstants<TElement> constants)
    {
        if (IsShort(dim) && rows >= (nuint)TVectors.Count)
        {
            ShortRows(ref logits, ref probabilities, rows, dim, constants);
        }
        else
        {
            ContiguousRows(ref logits, ref probabilities, rows, dim, constants);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ContiguousRows(ref TElement logits, ref TElement probabilities, nuint rows, nuint dim, in ExponentialConstants<TElement> constants)
    {
        Span<TElement> tops = stackalloc TElement[RowsTogether];
        Span<double> sums = stackalloc double[RowsTogether];
        ReproducibleExponential<TElement, TVector, TVectors> exponential = new(constants, TElement.Zero);
        nuint together = nuint.Max(1, nuint.Min(RowsTogether, Chunk / dim));
        for (nuint first = 0; first < rows; first += together)
        {
            int count = (int)nuint.Min(together, rows - first);
            for (int k = 0; k < count; k++)
            {
                tops[k] = ReproducibleRow<TElement, TVector, TVectors>.Top(ref Unsafe.Add(ref logits, (first + (nuint)k) * dim), dim);
            }

            for (int k = 0; k < count; k++)
            {
                nuint start = (first + (nuint)k) * dim;
                sums[k] = constants.InRange(tops[k])
                    ? ContiguousSum(ref Unsafe.Add(ref logits, start), ref Unsafe.Add(ref probabilities, start), dim, new(exponential, constants, TVectors.Create(tops[k])))
                    : 0;
            }

            for (int k = 0; k < count; k++)
            {
                nuint start = (first + (nuint)k) * dim;
                FinishRow(ref Unsafe.Add(ref logits, start), ref Unsafe.Add(ref probabilities, start), dim, constants, sums[k]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ContiguousSum(ref TElement logits, ref TElement exponentials, nuint dim, in ReproducibleExponential<TElement, TVector, TVectors> e)
    {
        LaneSums sums = default;
        ReproducibleRow<TElement, TVector, TVectors>.Exponentials(ref logits, ref exponentials, dim, e, ref sums[0]);
        return Total(ref sums[0], dim);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FinishRow(ref TElement logits, ref TElement probabilities, nuint dim, in ExponentialConstants<TElement> constants, double sum)
    {
        if (sum == 0)
        {
            // Out of range, and not yet touched.
            OutOfRange(ref logits, ref probabilities, dim, constants);
        }
        else if (double.IsNaN(sum))
        {
            MemoryMarshal.CreateSpan(ref probabilities, (int)dim).Fill(TElement.NaN);
        }
        else
        {
            ReproducibleRow<TElement, TVector, TVectors>.Multiply(ref probabilities, dim, new RowFactor<TElement>(1, sum, IsShort(dim)));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void OutOfRange(ref TElement logits, ref TElement probabilities, nuint dim, in ExponentialConstants<TElement> constants)
    {
        Span<TElement> buffer = stackalloc TElement[Chunk];
        ref TStorage source = ref Unsafe.As<TElement, TStorage>(ref logits);
        ref TStorage destination = ref Unsafe.As<TElement, TStorage>(ref probabilities);
        AnyRow(ref source, ref destination, default, new RowPlace(0, dim, 1), buffer, constants);
    }

    private static void AnyRow(
        ref TStorage logits, ref TStorage probabilities, in RowRoles<TStorage> roles, in RowPlace place, Span<TElement> buffer, in ExponentialConstants<TElement> constants)
    {
        TElement top = Top(ref logits, roles, place, buffer, constants.Negative, out bool empty);
        if (empty)
        {
            Fill(ReproducibleRoles<TStorage, TFormat, TElement>.Empty(roles.EmptyRow, place.Dim), ref probabilities, place);
            return;
        }

        TElement origin = Origin(top, constants);
        ReproducibleExponential<TElement, TVector, TVectors> e = new(constants, Shifted(top, origin, constants));
        double sum = Sum(ref logits, ref probabilities, roles, place, buffer, constants, origin, e, except: -1);
        if (double.IsNaN(sum))
        {
            Fill(TFormat.NaN, ref probabilities, place);
            return;
        }

        Normalize(ref logits, ref probabilities, roles, place, buffer, constants, origin, e, except: -1, new RowFactor<TElement>(1, sum, IsShort(place.Dim)));
    }
}
