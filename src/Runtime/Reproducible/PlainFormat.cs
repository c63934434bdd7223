using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>Rows of the type they are computed in.</summary>
internal readonly struct PlainFormat<TElement> : IRowFormat<TElement, TElement>
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
{
    public static bool IsElement => true;

    public static TElement NaN => TElement.NaN;

    public static bool IsNegativeInfinity(TElement value) => TElement.IsNegativeInfinity(value);

    public static TElement Round(double value) => double.IsNaN(value) ? TElement.NaN : TElement.CreateTruncating(value);

    public static void Read(ref TElement row, nuint stride, Span<TElement> elements)
    {
        if (stride == 1)
        {
            MemoryMarshal.CreateReadOnlySpan(ref row, elements.Length).CopyTo(elements);
            return;
        }

        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = Unsafe.Add(ref row, (nuint)i * stride);
        }
    }

    public static void Write(ReadOnlySpan<TElement> elements, ref TElement row, nuint stride)
    {
        if (stride == 1)
        {
            elements.CopyTo(MemoryMarshal.CreateSpan(ref row, elements.Length));
            return;
        }

        for (int i = 0; i < elements.Length; i++)
        {
            Unsafe.Add(ref row, (nuint)i * stride) = elements[i];
        }
    }
}
