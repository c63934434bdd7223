using System;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>Floats outside the managed heap, at a cache line's boundary, so that every contestant can work in the same memory.</summary>
internal sealed unsafe class AlignedBuffer(int length) : IDisposable
{
    private const nuint CacheLine = 64;

    private float* pointer = (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), CacheLine);

    public int Length => length;

    public float* Pointer => pointer;

    public Span<float> Span => new(pointer, length);

    public void Dispose()
    {
        NativeMemory.AlignedFree(pointer);
        pointer = null;
    }
}
