using System;
using System.ComponentModel;

namespace SoftmaxGen.Simd;

/// <summary>
/// Which entries of the rows of a tensor [outer, Dim, Inner] take part. <c>default</c>: all of them. Called by generated kernels.
/// </summary>
/// <typeparam name="T">The type of the logits.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowRoles<T>
{
    /// <summary>Added to the logits before they are scaled; −∞ takes an entry out. One row of Dim entries for all rows, or the layout of the logits.</summary>
    public ReadOnlySpan<T> AddedMask { get; init; }

    /// <summary>True for the entries that take part. One row of Dim entries for all rows, or the layout of the logits.</summary>
    public ReadOnlySpan<bool> BooleanMask { get; init; }

    /// <summary>How many entries of a row take part, the first ones: one number for all rows, or one for each, [outer, Inner].</summary>
    public ReadOnlySpan<int> ValidLengths { get; init; }

    /// <summary>What the probabilities of a row become of which no entry takes part.</summary>
    public EmptyRow EmptyRow { get; init; }

    /// <summary>Whether there is any role at all.</summary>
    internal bool Any => AddedMask.Length + BooleanMask.Length + ValidLengths.Length != 0;
}
