namespace SoftmaxGen;

/// <summary>What a row becomes when a mask or a valid length leaves none of its entries.</summary>
public enum EmptyRow
{
    /// <summary>All probabilities are 0, as in fused attention. The default.</summary>
    Zero = 0,

    /// <summary>All probabilities are NaN.</summary>
    NaN = 1,

    /// <summary>All probabilities are <c>1 / Dim</c>, those of masked entries too.</summary>
    Uniform = 2,
}
