using System;
using System.Numerics.Tensors;
using DigitClassifier.Digits;
using DigitClassifier.Losses;

namespace DigitClassifier.Learning;

/// <summary>A network applied to digits it is not learning from.</summary>
internal sealed class Classifier(Network network, TrainingSettings settings)
{
    private readonly float[] inputs = new float[settings.BatchSize * DigitSet.Pixels];

    /// <summary>The logits of every digit of a set, a row each.</summary>
    public float[] Logits(DigitSet digits)
    {
        var reader = new BatchReader(digits, settings.PixelScale);
        float[] logits = new float[digits.Count * Network.Classes];
        for (int first = 0; first < digits.Count; first += settings.BatchSize)
        {
            int rows = Math.Min(settings.BatchSize, digits.Count - first);
            reader.Read(first, rows, inputs);
            network.Forward(inputs, logits.AsSpan(first * Network.Classes, rows * Network.Classes), rows);
        }

        return logits;
    }

    public Evaluation Evaluate(DigitSet digits)
    {
        float[] logits = Logits(digits);
        return new Evaluation(DigitKernels.Loss(logits, digits.Labels), (double)CountCorrect(logits, digits.Labels) / digits.Count);
    }

    /// <summary>The probability of every class for every digit, a row each.</summary>
    public float[] Probabilities(DigitSet digits)
    {
        float[] logits = Logits(digits);
        float[] probabilities = new float[logits.Length];
        DigitKernels.Probabilities(logits, probabilities);
        return probabilities;
    }

    /// <summary>The class with the largest entry in a row of logits or probabilities.</summary>
    public static int Predicted(ReadOnlySpan<float> rows, int row) =>
        TensorPrimitives.IndexOfMax(rows.Slice(row * Network.Classes, Network.Classes));

    public static int CountCorrect(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets)
    {
        int correct = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            correct += Predicted(logits, row) == targets[row] ? 1 : 0;
        }

        return correct;
    }
}
