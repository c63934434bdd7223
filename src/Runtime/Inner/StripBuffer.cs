using System;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Simd;

/// <summary>The memory that the passes over one strip share: its numbers, and what is known of each of its columns.</summary>
/// <typeparam name="TNumber">The type computed in.</typeparam>
internal ref struct StripBuffer<TNumber>
{
    /// <summary>Places for what is known of each column; vectors may start at the last one and are 16 numbers long.</summary>
    public const int StateColumns = InnerPlan.MaxColumns + 16;

    /// <summary>Doubles of the totals: two for each column.</summary>
    public const int TotalsSize = 2 * StateColumns;

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
        Maxima = ref numbers[0];
        Subtracted = ref numbers[StateColumns];
        Marks = ref numbers[2 * StateColumns];
        Factors = ref numbers[3 * StateColumns];
        Numbers = ref numbers[StateSize];
        Totals = ref MemoryMarshal.GetReference(totals);
    }

    /// <summary>Numbers that a buffer needs.</summary>
    public static int NumbersSize(int numberSize) => StateSize + (InnerPlan.BufferBytes / numberSize);
}
