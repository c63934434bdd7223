namespace SoftmaxGen.Simd;

/// <summary>
/// The operations of reproducible kernels on vectors of one width. Each rounds as one IEEE operation per lane does: a general fused
/// multiply-add is not among them, because CPUs and builds without it exist.
/// </summary>
/// <typeparam name="TElement">The type of a logit.</typeparam>
/// <typeparam name="TVector">A vector of them, or the type itself where there are no vectors.</typeparam>
internal interface IReproducibleVectors<TElement, TVector> : IReproducibleColumns<TElement, TVector>
{
    /// <summary>Lanes of a vector.</summary>
    static abstract int Count { get; }

    static abstract TVector Create(TElement value);

    static abstract TVector Load(ref TElement row, nuint index);

    /// <summary>The first <paramref name="count"/> lanes, fewer than all, without touching memory beyond them; the others are <paramref name="rest"/>'s.</summary>
    static abstract TVector LoadFirst(ref TElement row, nuint index, int count, TVector rest);

    static abstract void Store(TVector v, ref TElement row, nuint index);

    /// <summary>Stores the first <paramref name="count"/> lanes, fewer than all.</summary>
    static abstract void StoreFirst(TVector v, ref TElement row, nuint index, int count);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary><c>c − a·b</c> where <c>a·b</c> is exact: a fused multiply-add then gives the same bits as two operations, and may be used.</summary>
    static abstract TVector SubtractExactProduct(TVector c, TVector a, TVector b);

    /// <summary>The larger of each pair of lanes. NaN where <paramref name="x"/> is; of two zeros any.</summary>
    static abstract TVector Max(TVector running, TVector x);

    /// <summary>The largest lane; of any value when one is NaN.</summary>
    static abstract TElement MaxAcross(TVector v);

    /// <summary>The power of two whose exponent the magic-number addition left in the lowest bits; of any value for NaN.</summary>
    static abstract TVector Power(TVector rounded);

    /// <summary>The first <paramref name="count"/> lanes; +0 in the others.</summary>
    static abstract TVector First(TVector v, int count);

    /// <summary><paramref name="v"/>, with +0 where <paramref name="x"/> lies below <paramref name="floor"/>.</summary>
    static abstract TVector ZeroBelow(TVector v, TVector x, TVector floor);

    /// <summary><paramref name="v"/> with .NET's own NaN in place of every other: those that CPUs make differ in their sign.</summary>
    static abstract TVector OneNaN(TVector v);

    /// <summary>Adds to the totals of the virtual lanes from <paramref name="lane"/> on.</summary>
    static abstract void Accumulate(TVector v, ref double sums, nuint lane);

    /// <summary>Adds products to the totals: exact ones, in <see cref="double"/>, of floats; rounded ones of doubles.</summary>
    static abstract void AccumulateProducts(TVector a, TVector b, ref double sums, nuint lane);

    /// <summary>The sum over all virtual lanes.</summary>
    static abstract double Total(ref double sums);
}
