namespace SoftmaxGen.Simd;

/// <summary>The exponentials of one row, with or without exact zeros; the passes are compiled for each.</summary>
internal interface IReproducibleExponential<TVector>
{
    /// <summary>exp(scale·logit) times the row's power of two; NaN for NaN.</summary>
    TVector Exp(TVector logits);

    /// <summary>
    /// <see cref="Exp(TVector)"/> of two vectors, step by step side by side: one alone is a chain of fifteen operations, of which a CPU does not see enough at a time to fill its units.
    /// </summary>
    void Exp(TVector a, TVector b, out TVector expA, out TVector expB);
}
