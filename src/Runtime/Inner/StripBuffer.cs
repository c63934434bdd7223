using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>The memory that the passes over one strip share: its numbers, and what is known of each of its columns.</summary>
/// <typeparam name="TNumber">The type computed in.</typeparam>
internal ref struct StripBuffer<TNumber>
{
    /// <summary>Places for what is known of each column; vectors may start at the last one and are 16 numbers long.</summary>
    public const int StateColumns = InnerPlan.MaxColumns + 16;

    /// <summary>Doubles of the totals: two for each column.</summary>
    public const int TotalsSize = (2 * StateColumns) + (CacheLine / sizeof(double));

    // Vectors that cross the end of a cache line cost twice, and the stack begins anywhere.
    private const int CacheLine = 64;

    private const int StateSize = 5 * StateColumns;

    /// <summary>The strip's numbers, row by row.</summary>
    public ref TNumber Numbers;

    /// <summary>The largest number of each column.</summary>
    public ref TNumber Maxima;

    /// <summary>What is taken from each number of a column whose maximum is out of range; 0 for the others.</summary>
    public ref TNumber Subtracted;

    /// <summary>What each column is multiplied by, in two parts.</summary>
    public ref TNumber Factors;

    /// <summary>One number more of each column: the logit of its target, or what a gradient is measured from.</summary>
    public ref TNumber Marks;

    /// <summary>The sum of each column, in two parts.</summary>
    public ref double Totals;

    public StripBuffer(Span<TNumber> numbers, Span<double> totals)
    {
        ref TNumber first = ref Aligned(numbers);
        Maxima = ref first;
        Subtracted = ref Unsafe.Add(ref first, StateColumns);
        Marks = ref Unsafe.Add(ref first, 2 * StateColumns);
        Factors = ref Unsafe.Add(ref first, 3 * StateColumns);
        Numbers = ref Unsafe.Add(ref first, StateSize);
        Totals = ref Aligned(totals);
    }

    /// <summary>Numbers that a buffer needs.</summary>
    public static int NumbersSize(int numberSize) => StateSize + ((InnerPlan.BufferBytes + CacheLine) / numberSize);

    private static unsafe ref T Aligned<T>(Span<T> memory)
    {
        ref T start = ref MemoryMarshal.GetReference(memory);
        nuint address = (nuint)Unsafe.AsPointer(ref start);
        return ref Unsafe.AddByteOffset(ref start, (0 - address) % CacheLine);
    }
}
