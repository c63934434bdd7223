using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>A function applied to one number or to every element of a span, in the widest vectors that the span fills.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TElement">What there is to know about <typeparamref name="T"/>.</typeparam>
/// <typeparam name="TFunction">The function.</typeparam>
internal static class UnaryMap<T, TElement, TFunction>
    where T : unmanaged
    where TElement : struct, IElement<T>
    where TFunction : struct, IUnaryFunction
{
    // One number goes through a vector as well: the bits are those of a span, and masks need no detour through integer registers.
    public static T Of(T x, TFunction function = default) => TElement.Round(
        Simd128.IsSupported
            ? TElement.Apply<TFunction, DoubleVector128>(function, TElement.ToDouble(x)).First
            : TElement.Apply<TFunction, DoubleScalar>(function, TElement.ToDouble(x)).First);

    /// <summary>The spans are of one length and either the same memory or apart.</summary>
    public static void Run(ReadOnlySpan<T> source, Span<T> destination, TFunction function = default)
    {
        ref T from = ref MemoryMarshal.GetReference(source);
        ref T to = ref MemoryMarshal.GetReference(destination);
        nuint length = (nuint)source.Length;
        if (Simd512.IsSupported && length >= (nuint)DoubleVector512.Width)
        {
            Run<DoubleVector512>(ref from, ref to, length, function);
        }
        else if (Simd256.IsSupported && length >= (nuint)DoubleVector256.Width)
        {
            Run<DoubleVector256>(ref from, ref to, length, function);
        }
        else if (Simd128.IsSupported && length >= (nuint)DoubleVector128.Width)
        {
            Run<DoubleVector128>(ref from, ref to, length, function);
        }
        else
        {
            for (nuint i = 0; i < length; i++)
            {
                Unsafe.Add(ref to, i) = Of(Unsafe.Add(ref from, i), function);
            }
        }
    }

    /// <summary>At least one vector of elements. The last vector overlaps the one before; it is read before anything is written, because source and destination may be the same memory.</summary>
    internal static void Run<TVector>(ref T source, ref T destination, nuint length, TFunction function)
        where TVector : struct, IDoubleVector<TVector>
    {
        nuint width = (nuint)TVector.Width, last = length - width;
        TVector tail = TElement.Load<TVector>(ref source, last);
        for (nuint i = 0; i < last; i += width)
        {
            TElement.Store(TElement.Apply(function, TElement.Load<TVector>(ref source, i)), ref destination, i);
        }

        TElement.Store(TElement.Apply(function, tail), ref destination, last);
    }
}
