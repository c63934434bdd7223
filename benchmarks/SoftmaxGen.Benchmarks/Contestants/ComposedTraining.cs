using System;
using System.Numerics.Tensors;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>The gradient and the loss put together from the library's parts, row by row.</summary>
internal static class ComposedTraining
{
    public static void Gradient(GradientWorkload workload)
    {
        for (int start = 0; start < workload.Elements; start += workload.Dim)
        {
            ReadOnlySpan<float> probabilities = workload.Probabilities.Span.Slice(start, workload.Dim);
            ReadOnlySpan<float> upstream = workload.Upstream.Span.Slice(start, workload.Dim);
            Span<float> gradient = workload.Gradient.Span.Slice(start, workload.Dim);
            TensorPrimitives.Subtract(upstream, TensorPrimitives.Dot(probabilities, upstream), gradient);
            TensorPrimitives.Multiply(gradient, probabilities, gradient);
        }
    }

    /// <returns>The mean loss.</returns>
    public static float CrossEntropy(CrossEntropyWorkload workload)
    {
        double loss = 0;
        for (int row = 0; row < workload.Targets.Length; row++)
        {
            ReadOnlySpan<float> logits = workload.Logits.Span.Slice(row * workload.Dim, workload.Dim);
            Span<float> gradient = workload.Gradient.Span.Slice(row * workload.Dim, workload.Dim);
            int target = workload.Targets[row];
            TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), gradient);
            float shifted = gradient[target];
            TensorPrimitives.Exp<float>(gradient, gradient);
            float sum = TensorPrimitives.Sum<float>(gradient);
            loss += MathF.Log(sum) - shifted;
            TensorPrimitives.Divide(gradient, sum, gradient);
            gradient[target] -= 1;
            TensorPrimitives.Divide(gradient, workload.Targets.Length, gradient);
        }

        return (float)(loss / workload.Targets.Length);
    }
}
