namespace SoftmaxGen.Simd;

/// <summary>
/// What <see cref="RowPasses{TElement, TVector, TLanes}"/> needs of one element type at one vector width. An instance holds the constants of
/// one row: its maximum, its scale and, once known, its sum.
/// </summary>
/// <typeparam name="TElement">The type of a logit.</typeparam>
/// <typeparam name="TVector">A vector of them.</typeparam>
/// <typeparam name="TLanes">The implementing struct itself, so that the JIT specialises the passes for it.</typeparam>
internal interface IRowLanes<TElement, TVector, TLanes>
    where TLanes : struct, IRowLanes<TElement, TVector, TLanes>
{
    /// <summary>Elements in a vector.</summary>
    static abstract int Width { get; }

    static abstract TVector Load(ref TElement row, nuint index);

    static abstract void Store(TVector v, ref TElement row, nuint index);

    /// <summary>All zeros, or all −0: what turns the largest logit into the smallest by <see cref="Xor"/>.</summary>
    static abstract TVector Sign(bool negative);

    static abstract TVector Xor(TVector a, TVector b);

    /// <summary>The larger of each pair of lanes; of any value where one of them is NaN.</summary>
    static abstract TVector Max(TVector a, TVector b);

    static abstract TElement MaxAcross(TVector v);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>The lanes from <paramref name="first"/> on; 0 before it.</summary>
    static abstract TVector From(TVector v, int first);

    /// <summary>The sum over all lanes, less what their additions gained by rounding.</summary>
    static abstract double SumAcross(TVector sum, TVector gained);

    /// <summary>The constants of a row whose largest logit, after the change of sign under a negative scale, is <paramref name="top"/>.</summary>
    static abstract TLanes For(TElement top, double scale);

    /// <summary>exp(scale·logit) times the factor that is common to the row; 0 far below the maximum, NaN for NaN and for ∞ − ∞.</summary>
    TVector Exp(TVector logits);

    /// <summary>The natural logarithm of Σ exp(scale·logit) / exp(scale·maximum), from the sum of <see cref="Exp"/>, as a factor on that sum.</summary>
    double SumScale { get; }

    /// <summary>The scaled logit of the row's maximum.</summary>
    double Maximum { get; }

    /// <summary>These constants with the row's sum.</summary>
    TLanes DividedBy(double sum);

    /// <summary>Exponentials divided by the sum.</summary>
    TVector Normalize(TVector exponentials);
}
