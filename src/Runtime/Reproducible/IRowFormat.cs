using System;

namespace SoftmaxGen.Simd;

/// <summary>How rows lie in memory: as the type they are computed in, or as halves that are computed in floats.</summary>
internal interface IRowFormat<TStorage, TElement>
{
    /// <summary>Whether a contiguous row can be computed where it lies.</summary>
    static abstract bool IsElement { get; }

    /// <summary>.NET's own NaN.</summary>
    static abstract TStorage NaN { get; }

    static abstract bool IsNegativeInfinity(TStorage value);

    static abstract TStorage Round(double value);

    static abstract void Read(ref TStorage row, nuint stride, Span<TElement> elements);

    static abstract void Write(ReadOnlySpan<TElement> elements, ref TStorage row, nuint stride);
}
