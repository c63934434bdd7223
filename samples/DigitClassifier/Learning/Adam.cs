using System;
using System.Collections.Generic;

namespace DigitClassifier.Learning;

/// <summary>The Adam optimiser (Kingma and Ba, 2015) with its usual constants.</summary>
internal sealed class Adam(IReadOnlyList<Parameter> parameters)
{
    private const float MeanDecay = 0.9f;
    private const float SquareDecay = 0.999f;
    private const float Tiny = 1e-8f;

    private int steps;

    public void Step(float learningRate)
    {
        steps++;

        // Both means start at 0; these factors undo that bias.
        float meanCorrection = 1 / (1 - MathF.Pow(MeanDecay, steps));
        float squareCorrection = 1 / (1 - MathF.Pow(SquareDecay, steps));
        foreach (Parameter parameter in parameters)
        {
            for (int i = 0; i < parameter.Values.Length; i++)
            {
                float gradient = parameter.Gradient[i];
                float mean = parameter.Mean[i] += (1 - MeanDecay) * (gradient - parameter.Mean[i]);
                float square = parameter.MeanOfSquares[i] += (1 - SquareDecay) * ((gradient * gradient) - parameter.MeanOfSquares[i]);
                parameter.Values[i] -= learningRate * mean * meanCorrection / (MathF.Sqrt(square * squareCorrection) + Tiny);
            }
        }
    }
}
