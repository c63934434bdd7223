using System;

namespace SoftmaxGen.Benchmarks.Workloads;

/// <summary>Logits of contiguous rows, a target for each, and room for the gradient of the mean loss.</summary>
internal sealed class CrossEntropyWorkload : Workload
{
    private readonly SoftmaxWorkload<float> forward;
    private double[]? exact;

    /// <param name="dim">Length of a row.</param>
    /// <param name="elements">About how many logits in all; at least one row.</param>
    public CrossEntropyWorkload(int dim, int elements)
    {
        forward = new SoftmaxWorkload<float>(dim, elements);
        Targets = new int[forward.Rows];
        for (int row = 0; row < Targets.Length; row++)
        {
            Targets[row] = row % dim;
        }
    }

    public int Dim => forward.Dim;

    public override int Elements => forward.Elements;

    public AlignedBuffer<float> Logits => forward.Logits;

    public int[] Targets { get; }

    public AlignedBuffer<float> Gradient => forward.Probabilities;

    public override void Clear() => forward.Clear();

    /// <summary>Of the gradient, in ULP of the largest element of its row.</summary>
    public override double LargestError()
    {
        exact ??= Exact();
        double largest = 0;
        for (int start = 0; start < Elements; start += Dim)
        {
            double scale = 0;
            foreach (double element in exact.AsSpan(start, Dim))
            {
                scale = Math.Max(scale, Math.Abs(element));
            }

            largest = Math.Max(largest, UlpError.LargestAtScale(Gradient.Span.Slice(start, Dim), exact.AsSpan(start, Dim), scale));
        }

        return largest;
    }

    public override void Dispose() => forward.Dispose();

    private double[] Exact()
    {
        double[] results = new double[Elements];
        for (int row = 0; row < Targets.Length; row++)
        {
            Span<double> gradient = results.AsSpan(row * Dim, Dim);
            SoftmaxReference.SoftmaxCrossEntropy(Logits.Span.Slice(row * Dim, Dim), Targets[row], gradient);
            foreach (ref double element in gradient)
            {
                element /= Targets.Length;
            }
        }

        return results;
    }
}
