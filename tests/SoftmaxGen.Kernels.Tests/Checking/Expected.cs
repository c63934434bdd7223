using System;

namespace SoftmaxGen.Kernels.Tests.Checking;

/// <summary>What the reference says about inputs held in spans, as arrays to compare with.</summary>
internal static class Expected
{
    public static double[] Softmax(ReadOnlySpan<float> logits, int dim, double scale = 1)
    {
        var exact = new double[logits.Length];
        for (int start = 0; start < logits.Length; start += dim)
        {
            SoftmaxReference.Softmax(logits.Slice(start, dim), exact.AsSpan(start, dim), scale);
        }

        return exact;
    }

    /// <summary>The gradient of one row, and the largest of the terms that it is a difference of.</summary>
    public static (double[] Gradient, double LargestTerm) Gradient(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, double scale = 1)
    {
        var exact = new double[probabilities.Length];
        SoftmaxReference.SoftmaxGradient(probabilities, upstream, exact, scale);
        double dot = 0, largest = 0;
        for (int i = 0; i < exact.Length; i++)
        {
            dot += (double)probabilities[i] * upstream[i];
        }

        for (int i = 0; i < exact.Length; i++)
        {
            double p = Math.Abs(scale * probabilities[i]);
            largest = Math.Max(largest, p * Math.Max(Math.Abs(upstream[i]), Math.Abs(dot)));
        }

        return (exact, largest);
    }

    /// <summary>The loss of one row, its gradient times <paramref name="weight"/>, and the gradient's largest magnitude.</summary>
    public static (double Loss, double[] Gradient, double LargestTerm) CrossEntropy(ReadOnlySpan<float> logits, int target, double scale = 1, double weight = 1)
    {
        var exact = new double[logits.Length];
        double loss = SoftmaxReference.SoftmaxCrossEntropy(logits, target, exact, scale);
        double largest = 0;
        for (int i = 0; i < exact.Length; i++)
        {
            exact[i] *= weight;
            largest = Math.Max(largest, Math.Abs(exact[i]));
        }

        return (loss, exact, largest);
    }
}
