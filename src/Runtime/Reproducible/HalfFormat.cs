using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>Rows of halves, computed in floats. Widening is exact and narrowing rounds to nearest, ties to even, with or without vectors.</summary>
internal readonly struct HalfFormat : IRowFormat<Half, float>
{
    public static bool IsElement => false;

    public static Half NaN => Half.NaN;

    public static bool IsNegativeInfinity(Half value) => Half.IsNegativeInfinity(value);

    public static Half Round(double value) => double.IsNaN(value) ? Half.NaN : (Half)value;

    public static void Read(ref Half row, nuint stride, Span<float> elements)
    {
        ref float first = ref MemoryMarshal.GetReference(elements);
        int i = 0;
        if (stride == 1 && Simd256.IsSupported)
        {
            for (; i + 8 <= elements.Length; i += 8)
            {
                FloatVectors256.Store(HalfSimd256.Load(ref row, (nuint)i), ref first, (nuint)i);
            }
        }
        else if (stride == 1 && Simd128.IsSupported)
        {
            for (; i + 4 <= elements.Length; i += 4)
            {
                FloatVectors128.Store(HalfSimd128.Load(ref row, (nuint)i), ref first, (nuint)i);
            }
        }

        for (; i < elements.Length; i++)
        {
            elements[i] = (float)Unsafe.Add(ref row, (nuint)i * stride);
        }
    }

    public static void Write(ReadOnlySpan<float> elements, ref Half row, nuint stride)
    {
        ref float first = ref MemoryMarshal.GetReference(elements);
        int i = 0;
        if (stride == 1 && Simd256.IsSupported)
        {
            for (; i + 8 <= elements.Length; i += 8)
            {
                HalfSimd256.Store(FloatVectors256.Load(ref first, (nuint)i), ref row, (nuint)i);
            }
        }
        else if (stride == 1 && Simd128.IsSupported)
        {
            for (; i + 4 <= elements.Length; i += 4)
            {
                HalfSimd128.Store(FloatVectors128.Load(ref first, (nuint)i), ref row, (nuint)i);
            }
        }

        for (; i < elements.Length; i++)
        {
            Unsafe.Add(ref row, (nuint)i * stride) = (Half)elements[i];
        }
    }
}
