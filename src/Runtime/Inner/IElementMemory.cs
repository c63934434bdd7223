namespace SoftmaxGen.Simd;

/// <summary>How elements in memory become the numbers computed in, and back.</summary>
/// <typeparam name="TElement">The type in memory.</typeparam>
/// <typeparam name="TNumber">The type computed in.</typeparam>
/// <typeparam name="TVector">A vector of numbers.</typeparam>
internal interface IElementMemory<TElement, TNumber, TVector>
{
    static abstract TVector Load(ref TElement row, nuint index);

    static abstract void Store(TVector v, ref TElement row, nuint index);

    static abstract TNumber Number(TElement element);

    static abstract TElement Element(TNumber number);
}
