namespace SoftmaxGen.Simd;

/// <summary>
/// A vector of doubles of some width, one lane included: what the functions of <see cref="StableMath"/> are written in, once for all widths.
/// </summary>
/// <remarks>
/// Each operation acts lane by lane and gives the same bits at every width, so that neither the width of the hardware's vectors nor the position
/// in a span shows in a result; only fused multiply-add, where there is one, does. Floats are read as doubles and rounded once, when they are written.
/// </remarks>
/// <typeparam name="TSelf">The implementing struct itself.</typeparam>
internal interface IDoubleVector<TSelf>
    where TSelf : struct, IDoubleVector<TSelf>
{
    /// <summary>Lanes in a vector.</summary>
    static abstract int Width { get; }

    /// <summary>The first lane.</summary>
    double First { get; }

    static abstract TSelf Load(ref double source, nuint index);

    static abstract TSelf Load(ref float source, nuint index);

    void Store(ref double destination, nuint index);

    void Store(ref float destination, nuint index);

    /// <summary>The number in all lanes.</summary>
    static abstract implicit operator TSelf(double value);

    /// <summary>These bits in all lanes.</summary>
    static abstract TSelf OfBits(long bits);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    static abstract TSelf operator &(TSelf a, TSelf b);

    static abstract TSelf operator |(TSelf a, TSelf b);

    /// <summary>All bits set where a is less than b, none elsewhere and for NaN.</summary>
    static abstract TSelf operator <(TSelf a, TSelf b);

    /// <summary>All bits set where a is greater than b, none elsewhere and for NaN.</summary>
    static abstract TSelf operator >(TSelf a, TSelf b);

    /// <summary>All bits set where a equals b, none elsewhere and for NaN.</summary>
    static abstract TSelf Equal(TSelf a, TSelf b);

    /// <summary>a where all bits of the mask are set, b where none is.</summary>
    static abstract TSelf Select(TSelf mask, TSelf a, TSelf b);

    static abstract TSelf Abs(TSelf a);

    /// <summary><c>a·b + c</c>, with one rounding where the hardware does that.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The sum of the lanes' bits as integers.</summary>
    static abstract TSelf AddBits(TSelf a, TSelf b);

    /// <summary>The difference of the lanes' bits as integers.</summary>
    static abstract TSelf SubtractBits(TSelf a, TSelf b);

    /// <summary>The lowest bits moved to where the exponent is.</summary>
    static abstract TSelf BitsToExponent(TSelf a);

    /// <summary>The exponent's bits, of a number that is not negative, moved to the lowest.</summary>
    static abstract TSelf ExponentToBits(TSelf a);
}
