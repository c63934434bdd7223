namespace SoftmaxGen.Simd;

/// <summary>The exponentials of one row, with or without exact zeros; the passes are compiled for each.</summary>
internal interface IReproducibleExponential<TVector>
{
    /// <summary>exp(scale·logit) times the row's power of two; NaN for NaN.</summary>
    TVector Exp(TVector logits);
}
