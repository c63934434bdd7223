using System.Collections.Generic;

namespace DigitClassifier.Learning;

/// <summary>What happened in every batch and every epoch of a training run.</summary>
internal sealed class TrainingHistory
{
    public List<BatchResult> Batches { get; } = [];

    public List<EpochResult> Epochs { get; } = [];

    /// <summary>Position in <see cref="Batches"/> of the first whose loss or gradient was NaN; null if every one was a number.</summary>
    public int? FirstNaN { get; private set; }

    public void Add(BatchResult batch)
    {
        if (batch.HasNaN)
        {
            FirstNaN ??= Batches.Count;
        }

        Batches.Add(batch);
    }
}
