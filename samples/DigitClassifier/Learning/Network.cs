using System;
using System.Collections.Generic;
using System.Numerics.Tensors;
using DigitClassifier.Digits;

namespace DigitClassifier.Learning;

/// <summary>784 pixels → 128 hidden units with ReLU → 10 logits.</summary>
internal sealed class Network
{
    public const int Hidden = 128;
    public const int Classes = 10;

    private readonly DenseLayer hiddenLayer;
    private readonly DenseLayer outputLayer;
    private readonly float[] activations;
    private readonly float[] activationGradient;

    public Network(int maxRows, Random random)
    {
        hiddenLayer = new DenseLayer(DigitSet.Pixels, Hidden, random);
        outputLayer = new DenseLayer(Hidden, Classes, random);
        activations = new float[maxRows * Hidden];
        activationGradient = new float[maxRows * Hidden];
    }

    public IReadOnlyList<Parameter> Parameters =>
        [hiddenLayer.Weights, hiddenLayer.Biases, outputLayer.Weights, outputLayer.Biases];

    /// <summary>Computes a row of logits for each row of pixels.</summary>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> logits, int rows)
    {
        Span<float> active = activations.AsSpan(0, rows * Hidden);
        hiddenLayer.Forward(inputs, active, rows);
        TensorPrimitives.Max(active, 0f, active);
        outputLayer.Forward(active, logits, rows);
    }

    /// <summary>Computes every parameter's gradient from the gradient of the logits of the last <see cref="Forward"/>.</summary>
    public void Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> logitGradient, int rows)
    {
        ReadOnlySpan<float> active = activations.AsSpan(0, rows * Hidden);
        Span<float> gradient = activationGradient.AsSpan(0, rows * Hidden);
        outputLayer.BackwardToParameters(active, logitGradient, rows);
        outputLayer.BackwardToInputs(logitGradient, gradient, rows);
        for (int i = 0; i < gradient.Length; i++)
        {
            // ReLU passes a gradient on only where it passed the signal on.
            gradient[i] = active[i] > 0 ? gradient[i] : 0;
        }

        hiddenLayer.BackwardToParameters(inputs, gradient, rows);
    }
}
