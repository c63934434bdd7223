namespace SoftmaxGen.Simd;

/// <summary>
/// The operations on rows that lie across lanes: column <c>d</c> of a group holds element <c>d</c> of as many rows as a vector has lanes. Which lane belongs to which
/// row is the operations' own business, and the same in all columns of a row length.
/// </summary>
/// <typeparam name="TElement">The type of a logit.</typeparam>
/// <typeparam name="TVector">A vector of them, or the type itself where there are no vectors.</typeparam>
internal interface IReproducibleColumns<TElement, TVector>
{
    /// <summary>A quarter of a vector of 512 bits, half of one of 256: 128 bits of each of as many rows, which lie <paramref name="apart"/>.</summary>
    static abstract TVector LoadParts(ref TElement row, nuint apart);

    /// <summary>The inverse of <see cref="LoadParts"/>.</summary>
    static abstract void StoreParts(TVector v, ref TElement row, nuint apart);

    /// <summary>The lower elements of each 128 bits in turn: of <paramref name="a"/>, of <paramref name="b"/>, …</summary>
    static abstract TVector InterleaveLow(TVector a, TVector b);

    /// <summary>The upper ones.</summary>
    static abstract TVector InterleaveHigh(TVector a, TVector b);

    /// <summary>Makes columns of rows that are shorter than 128 bits, at most three; those that there are not repeat the last one.</summary>
    static abstract void ReadNarrow(ref TElement rows, nuint dim, out TVector c0, out TVector c1, out TVector c2);

    /// <summary>The inverse of <see cref="ReadNarrow"/>.</summary>
    static abstract void WriteNarrow(TVector c0, TVector c1, TVector c2, ref TElement rows, nuint dim);

    /// <summary>Whether no lane is NaN or further from 0 than this.</summary>
    static abstract bool AllWithin(TVector v, TElement limit);

    /// <summary>What each row is multiplied by, as <see cref="RowFactor{TElement}"/> decides it, from the sums of its first <paramref name="count"/> virtual lanes, a multiple of four.</summary>
    static abstract void Factors(ref TVector lanes, int count, out TVector high, out TVector low);
}
