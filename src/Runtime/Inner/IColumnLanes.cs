namespace SoftmaxGen.Simd;

/// <summary>
/// What the passes over a strip of columns need of one type of number at one vector width: one row of the softmax per lane. An instance holds the
/// constants of the scale and, after <see cref="At"/>, the shift of each of its lanes.
/// </summary>
/// <typeparam name="TNumber">The type computed in: <see cref="float"/>, for <see cref="System.Half"/> as well, or <see cref="double"/>.</typeparam>
/// <typeparam name="TVector">A vector of them.</typeparam>
/// <typeparam name="TLanes">The implementing struct itself, so that the JIT specialises the passes for it.</typeparam>
internal interface IColumnLanes<TNumber, TVector, TLanes>
    where TLanes : struct, IColumnLanes<TNumber, TVector, TLanes>
{
    /// <summary>Numbers in a vector.</summary>
    static abstract int Width { get; }

    static abstract TVector Load(ref TNumber row, nuint index);

    static abstract void Store(TVector v, ref TNumber row, nuint index);

    static abstract TVector All(TNumber value);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>Exclusive or of the bits: with −0 a change of sign.</summary>
    static abstract TVector Xor(TVector a, TVector b);

    /// <summary>The larger of each pair of lanes; of any value where one of them is NaN.</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary><paramref name="v"/> plus <paramref name="mask"/>, whose signs <paramref name="sign"/> may change; −∞ where the mask is −∞, whatever else is there.</summary>
    static abstract TVector AddMask(TVector v, TVector mask, TVector sign);

    /// <summary><paramref name="v"/>, with −∞ in the lanes whose entry of the mask is false.</summary>
    static abstract TVector Keep(TVector v, ref bool mask, nuint index);

    /// <summary><paramref name="v"/>, with −∞ in the lanes whose length is not above <paramref name="position"/>.</summary>
    static abstract TVector KeepBelow(TVector v, ref int lengths, nuint index, int position);

    /// <summary>The constants that belong to the magnitude of a scale.</summary>
    static abstract TLanes For(double scale);

    /// <summary>Whether <see cref="Exp"/> can take rows with these maxima as they are, all of them. Otherwise the maximum is subtracted from a row first.</summary>
    bool InRange(TVector maxima);

    /// <summary>The same of one row.</summary>
    bool InRange(TNumber maximum);

    /// <summary>These constants with the shifts of rows with these maxima.</summary>
    TLanes At(TVector maxima);

    /// <summary>exp(scale·x) of each lane times the power of two that its row has in common; next to nothing for −∞, NaN for NaN.</summary>
    TVector Exp(TVector x);

    /// <summary><see cref="Exp"/>, with exactly 0 for −∞.</summary>
    TVector ExpOrZero(TVector x);

    /// <summary>Adds a vector to the totals of its lanes, in double precision or compensated: nothing is lost however long the rows are.</summary>
    static abstract void AddToTotals(TVector v, ref double totals, nuint index);

    /// <summary>
    /// Adds up the totals of the columns at <paramref name="index"/>, at <paramref name="index"/> + <paramref name="step"/> and so on below
    /// <paramref name="end"/>, and stores <paramref name="numerator"/> / sum for all of them, ready for <see cref="Normalize"/>.
    /// </summary>
    static abstract void StoreFactors(double numerator, ref double totals, ref TNumber factors, nuint index, nuint step, nuint end);

    /// <summary>Each lane times its factor, in the two parts in which <see cref="StoreFactors"/> left it, rounded as if the factor were exact.</summary>
    static abstract TVector Normalize(TVector v, TVector high, TVector low);

    /// <summary>The sum of all exponentials of a row and its loss, from its target's logit, its maximum and the sum of all others.</summary>
    (double Sum, double Loss) CrossEntropy(TNumber targetLogit, TNumber maximum, double others);
}
