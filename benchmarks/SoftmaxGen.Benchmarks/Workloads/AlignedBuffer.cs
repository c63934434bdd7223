using System;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Benchmarks.Workloads;

/// <summary>Numbers outside the managed heap, at a cache line's boundary, so that every contestant can work in the same memory.</summary>
internal sealed unsafe class AlignedBuffer<T>(int length) : IDisposable
    where T : unmanaged
{
    private const nuint CacheLine = 64;

    private T* pointer = (T*)NativeMemory.AlignedAlloc((nuint)length * (nuint)sizeof(T), CacheLine);

    public int Length => length;

    public T* Pointer => pointer;

    public Span<T> Span => new(pointer, length);

    public void Dispose()
    {
        NativeMemory.AlignedFree(pointer);
        pointer = null;
    }
}
