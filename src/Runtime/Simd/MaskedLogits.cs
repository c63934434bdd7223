using System;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>A row of logits as its mask and valid length leave it, one at a time and in <see cref="double"/>.</summary>
internal readonly ref struct MaskedLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> added, ReadOnlySpan<bool> marks, int validLength)
    where T : unmanaged
{
    private readonly ReadOnlySpan<T> logits = logits, added = added;
    private readonly ReadOnlySpan<bool> marks = marks;
    private readonly int validLength = validLength;

    public int Length => logits.Length;

    /// <summary>Whether no entry takes part.</summary>
    public bool IsEmpty
    {
        get
        {
            for (int i = 0; i < validLength; i++)
            {
                if (TakesPart(i))
                {
                    return false;
                }
            }

            return true;
        }
    }

    public bool TakesPart(int i) =>
        i < validLength && (marks.IsEmpty || marks[i]) && (added.IsEmpty || !double.IsNegativeInfinity(Wide(added[i])));

    /// <summary>The logit with its mask added; of entries that take part only.</summary>
    public double this[int i] => added.IsEmpty ? Wide(logits[i]) : Wide(logits[i]) + Wide(added[i]);

    /// <summary>The largest <c>scale · logit</c>, divided by the scale again; −∞ when there is none, and NaN goes unnoticed.</summary>
    public double Top(double scale)
    {
        double top = scale < 0 ? double.PositiveInfinity : double.NegativeInfinity;
        for (int i = 0; i < validLength; i++)
        {
            if (TakesPart(i))
            {
                top = (scale < 0 ? this[i] < top : this[i] > top) ? this[i] : top;
            }
        }

        return top;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Wide(T value) =>
        typeof(T) == typeof(float) ? (float)(object)value : typeof(T) == typeof(double) ? (double)(object)value : (double)(Half)(object)value;
}
