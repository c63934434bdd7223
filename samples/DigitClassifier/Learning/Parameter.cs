namespace DigitClassifier.Learning;

/// <summary>Numbers the network learns, with their gradient and the two running means that Adam keeps of it.</summary>
internal sealed class Parameter(int count)
{
    public float[] Values { get; } = new float[count];

    public float[] Gradient { get; } = new float[count];

    public float[] Mean { get; } = new float[count];

    public float[] MeanOfSquares { get; } = new float[count];
}
