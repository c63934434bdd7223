using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>Halves in memory, computed in as vectors of 512 bits of floats.</summary>
internal readonly struct HalfMemory512 : IElementMemory<Half, float, Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref Half row, nuint index) => HalfSimd512.Load(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> v, ref Half row, nuint index) => HalfSimd512.Store(v, ref row, index);

    public static float Number(Half element) => (float)element;

    public static Half Element(float number) => (Half)number;
}

/// <summary>Halves in memory, computed in as vectors of 256 bits of floats.</summary>
internal readonly struct HalfMemory256 : IElementMemory<Half, float, Vector256<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref Half row, nuint index) => HalfSimd256.Load(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> v, ref Half row, nuint index) => HalfSimd256.Store(v, ref row, index);

    public static float Number(Half element) => (float)element;

    public static Half Element(float number) => (Half)number;
}

/// <summary>Halves in memory, computed in as vectors of 128 bits of floats.</summary>
internal readonly struct HalfMemory128 : IElementMemory<Half, float, Vector128<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref Half row, nuint index) => HalfSimd128.Load(ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> v, ref Half row, nuint index) => HalfSimd128.Store(v, ref row, index);

    public static float Number(Half element) => (float)element;

    public static Half Element(float number) => (Half)number;
}

/// <summary>Halves in memory, computed in as floats one by one.</summary>
internal readonly struct HalfMemoryScalar : IElementMemory<Half, float, float>
{
    public static float Load(ref Half row, nuint index) => (float)Unsafe.Add(ref row, index);

    public static void Store(float v, ref Half row, nuint index) => Unsafe.Add(ref row, index) = (Half)v;

    public static float Number(Half element) => (float)element;

    public static Half Element(float number) => (Half)number;
}
