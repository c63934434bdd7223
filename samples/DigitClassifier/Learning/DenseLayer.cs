using System;
using System.Numerics.Tensors;

namespace DigitClassifier.Learning;

/// <summary>A fully connected layer, <c>outputs = weights · inputs + biases</c>, and its gradients.</summary>
internal sealed class DenseLayer
{
    public DenseLayer(int inputs, int outputs, Random random)
    {
        Inputs = inputs;
        Outputs = outputs;
        Weights = new Parameter(outputs * inputs);
        Biases = new Parameter(outputs);

        // He initialisation: keeps the spread of the signal the same from layer to layer under ReLU.
        float spread = MathF.Sqrt(2f / inputs);
        for (int i = 0; i < Weights.Values.Length; i++)
        {
            Weights.Values[i] = spread * Gaussian(random);
        }
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Row-major <c>[outputs, inputs]</c>: each output's weights lie together.</summary>
    public Parameter Weights { get; }

    public Parameter Biases { get; }

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs, int rows)
    {
        // Outputs outside, rows inside: one output's weights stay in the first-level cache for the whole batch.
        for (int o = 0; o < Outputs; o++)
        {
            ReadOnlySpan<float> weights = Weights.Values.AsSpan(o * Inputs, Inputs);
            for (int row = 0; row < rows; row++)
            {
                outputs[(row * Outputs) + o] = TensorPrimitives.Dot(weights, inputs.Slice(row * Inputs, Inputs)) + Biases.Values[o];
            }
        }
    }

    /// <summary>Computes the gradients of weights and biases from the inputs of the forward pass and the gradient of its outputs.</summary>
    public void BackwardToParameters(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradient, int rows)
    {
        for (int o = 0; o < Outputs; o++)
        {
            Span<float> weightGradient = Weights.Gradient.AsSpan(o * Inputs, Inputs);
            weightGradient.Clear();
            float biasGradient = 0;
            for (int row = 0; row < rows; row++)
            {
                float upstream = outputGradient[(row * Outputs) + o];
                biasGradient += upstream;

                // ReLU sets about half of them to 0.
                if (upstream != 0)
                {
                    TensorPrimitives.MultiplyAdd(inputs.Slice(row * Inputs, Inputs), upstream, weightGradient, weightGradient);
                }
            }

            Biases.Gradient[o] = biasGradient;
        }
    }

    /// <summary>Computes the gradient of the inputs.</summary>
    public void BackwardToInputs(ReadOnlySpan<float> outputGradient, Span<float> inputGradient, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Span<float> gradient = inputGradient.Slice(row * Inputs, Inputs);
            gradient.Clear();
            for (int o = 0; o < Outputs; o++)
            {
                TensorPrimitives.MultiplyAdd(Weights.Values.AsSpan(o * Inputs, Inputs), outputGradient[(row * Outputs) + o], gradient, gradient);
            }
        }
    }

    /// <summary>A draw from the standard normal distribution, by Box and Muller's method.</summary>
    private static float Gaussian(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
