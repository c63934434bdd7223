namespace SoftmaxGen.Simd;

/// <summary>The exponentials of one row: an instance holds the constants of its scale and its maximum.</summary>
internal interface IReproducibleExponential<TVector>
{
    /// <summary>exp(scale·logit) times the row's power of two; a tiny number far below the maximum; NaN for NaN.</summary>
    TVector Exp(TVector logits);

    /// <summary><see cref="Exp"/>, with +0 far below the maximum, for −∞ among others.</summary>
    TVector ExpOrZero(TVector logits);
}
