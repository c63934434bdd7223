using System;

namespace SoftmaxGen;

/// <summary>What every kernel attribute has in common: the length of a row and how rows lie in the spans.</summary>
/// <remarks>
/// Put one on a <see langword="partial"/> method with an accessibility modifier, in a partial type nested to any depth; the
/// SoftmaxGen generator writes the body. A method that breaks the contract gets a precise compile-time error (SMG0xxx).
/// </remarks>
public abstract class KernelAttribute : Attribute
{
    private protected KernelAttribute()
    {
    }

    /// <summary>Length of one row: a constant from 1 to 2^24. Required.</summary>
    public int Dim { get; set; }

    /// <summary>
    /// <see langword="false"/> (the default): a span holds exactly one row. <see langword="true"/>: spans hold any whole
    /// number of rows (0 included), contiguous, row-major.
    /// </summary>
    public bool Batched { get; set; }

    /// <summary>
    /// The row is the middle axis of a contiguous <c>[outer, Dim, Inner]</c> tensor: its entries lie <c>Inner</c> elements apart, and <c>Inner</c> rows lie
    /// side by side. Default 1, contiguous rows. <c>Dim · Inner</c> must be less than 2^31; without <see cref="Batched"/> <c>outer</c> is 1.
    /// </summary>
    public int Inner { get; set; } = 1;

    /// <summary>Splits the rows of a large batch over the thread pool; the result is that of one thread. Needs <see cref="Batched"/>.</summary>
    public bool Parallel { get; set; }

    /// <summary>Gives the same bits on every CPU, vector width, batch size, row position and thread count.</summary>
    public bool Reproducible { get; set; }

    /// <summary>Factor on every logit, an inverse temperature: the kernel works on <c>Scale · logits</c>. Finite, not 0. Default 1.</summary>
    public double Scale { get; set; } = 1.0;
}
