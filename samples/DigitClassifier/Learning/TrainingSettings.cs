namespace DigitClassifier.Learning;

/// <summary>Everything a training run depends on: on one machine the same settings give the same run.</summary>
internal sealed record TrainingSettings
{
    /// <summary>The run that <c>--naive</c> repeats with both losses.</summary>
    /// <remarks>
    /// Only the inputs differ from the normal run: 0 … 51 in place of 0 … 1, as after a forgotten or wrong normalisation. The first logits
    /// are then as far apart as 100, which a stable loss survives and trains away, and exp, infinite above 88.72, does not.
    /// </remarks>
    public static TrainingSettings LargeInputs { get; } = new() { PixelScale = 51f / 255 };

    public int Seed { get; init; } = 20;

    public int Epochs { get; init; } = 20;

    public int BatchSize { get; init; } = 64;

    /// <summary>The first batch's learning rate; it falls linearly to 0 at the last.</summary>
    public float LearningRate { get; init; } = 0.002f;

    /// <summary>Factor on the grey levels 0 … 255.</summary>
    public float PixelScale { get; init; } = 1f / 255;

    /// <summary>How many pixels a training digit is moved at random, at most.</summary>
    public int Reach { get; init; } = 1;
}
