namespace SoftmaxGen;

/// <summary>How the losses of a batch are combined.</summary>
public enum Reduction
{
    /// <summary>The mean over the rows (NaN for a batch of 0 rows, as in PyTorch).</summary>
    Mean = 0,

    /// <summary>The sum over the rows.</summary>
    Sum = 1,

    /// <summary>No reduction: one loss per row is written.</summary>
    None = 2,
}
