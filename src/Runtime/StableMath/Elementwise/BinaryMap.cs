using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>A function of two arguments applied to two numbers or to the elements of two spans; the twin of <see cref="UnaryMap{T, TElement, TFunction}"/>.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TElement">What there is to know about <typeparamref name="T"/>.</typeparam>
/// <typeparam name="TFunction">The function.</typeparam>
internal static class BinaryMap<T, TElement, TFunction>
    where T : unmanaged
    where TElement : struct, IElement<T>
    where TFunction : struct, IBinaryFunction
{
    public static T Of(T x, T y) => TElement.Round(
        Simd128.IsSupported
            ? TElement.Apply<TFunction, DoubleVector128>(default, TElement.ToDouble(x), TElement.ToDouble(y)).First
            : TElement.Apply<TFunction, DoubleScalar>(default, TElement.ToDouble(x), TElement.ToDouble(y)).First);

    /// <summary>The spans are of one length; the destination is the memory of the first, of the second, of both or of neither.</summary>
    public static void Run(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Span<T> destination)
    {
        ref T x = ref MemoryMarshal.GetReference(first);
        ref T y = ref MemoryMarshal.GetReference(second);
        ref T to = ref MemoryMarshal.GetReference(destination);
        nuint length = (nuint)first.Length;
        if (Simd512.IsSupported && length >= (nuint)DoubleVector512.Width)
        {
            Run<DoubleVector512>(ref x, ref y, ref to, length);
        }
        else if (Simd256.IsSupported && length >= (nuint)DoubleVector256.Width)
        {
            Run<DoubleVector256>(ref x, ref y, ref to, length);
        }
        else if (Simd128.IsSupported && length >= (nuint)DoubleVector128.Width)
        {
            Run<DoubleVector128>(ref x, ref y, ref to, length);
        }
        else
        {
            for (nuint i = 0; i < length; i++)
            {
                Unsafe.Add(ref to, i) = Of(Unsafe.Add(ref x, i), Unsafe.Add(ref y, i));
            }
        }
    }

    internal static void Run<TVector>(ref T x, ref T y, ref T destination, nuint length)
        where TVector : struct, IDoubleVector<TVector>
    {
        nuint width = (nuint)TVector.Width, last = length - width;
        TVector lastX = TElement.Load<TVector>(ref x, last), lastY = TElement.Load<TVector>(ref y, last);
        for (nuint i = 0; i < last; i += width)
        {
            TElement.Store(
                TElement.Apply<TFunction, TVector>(default, TElement.Load<TVector>(ref x, i), TElement.Load<TVector>(ref y, i)), ref destination, i);
        }

        TElement.Store(TElement.Apply<TFunction, TVector>(default, lastX, lastY), ref destination, last);
    }
}
