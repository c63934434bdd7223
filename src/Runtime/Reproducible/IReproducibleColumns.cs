namespace SoftmaxGen.Simd;

/// <summary>
/// The operations on rows that lie across lanes: column <c>d</c> of a group holds element <c>d</c> of as many rows as a vector has lanes. Which lane belongs to which
/// row is the operations' own business, and the same in all columns of a row length.
/// </summary>
/// <typeparam name="TElement">The type of a logit.</typeparam>
/// <typeparam name="TVector">A vector of them, or the type itself where there are no vectors.</typeparam>
internal interface IReproducibleColumns<TElement, TVector>
{
    /// <summary>Columns that are read and written together; shorter rows are <see cref="ReadNarrow"/>'s.</summary>
    static abstract int BlockColumns { get; }

    /// <summary>Makes columns of neighbouring elements of a group's rows. Returns the largest of each row.</summary>
    static abstract TVector ReadBlock(ref TElement rows, nuint dim, ref TVector columns);

    /// <summary>The inverse of <see cref="ReadBlock"/>, of the columns times a factor in two parts.</summary>
    static abstract void WriteBlock(ref TVector columns, TVector high, TVector low, ref TElement rows, nuint dim);

    /// <summary>Makes columns of rows that are shorter than a block. Returns the largest of each row.</summary>
    static abstract TVector ReadNarrow(ref TElement rows, nuint dim, ref TVector columns);

    /// <summary>The inverse of <see cref="ReadNarrow"/>, of the columns times a factor in two parts.</summary>
    static abstract void WriteNarrow(ref TVector columns, TVector high, TVector low, ref TElement rows, nuint dim);

    /// <summary>Whether no lane is NaN or further from 0 than this.</summary>
    static abstract bool AllWithin(TVector v, TElement limit);

    /// <summary>What each row is multiplied by, as <see cref="RowFactor{TElement}"/> decides it, from the sums of its first <paramref name="count"/> virtual lanes, a multiple of four.</summary>
    static abstract void Factors(ref TVector lanes, int count, out TVector high, out TVector low);
}
