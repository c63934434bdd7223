using System;
using DigitClassifier.Learning;

namespace DigitClassifier.Reporting;

/// <summary>How often each digit was read as each digit.</summary>
internal sealed class ConfusionMatrix
{
    private readonly int[,] counts = new int[Network.Classes, Network.Classes];

    public int this[int actual, int predicted] => counts[actual, predicted];

    public int Total { get; private set; }

    public int Correct { get; private set; }

    public double Accuracy => (double)Correct / Total;

    public static ConfusionMatrix Of(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels)
    {
        var matrix = new ConfusionMatrix { Total = labels.Length };
        for (int row = 0; row < labels.Length; row++)
        {
            int predicted = Classifier.Predicted(probabilities, row);
            matrix.counts[labels[row], predicted]++;
            matrix.Correct += predicted == labels[row] ? 1 : 0;
        }

        return matrix;
    }
}
