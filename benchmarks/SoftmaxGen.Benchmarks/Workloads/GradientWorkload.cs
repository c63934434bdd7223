using System;

namespace SoftmaxGen.Benchmarks.Workloads;

/// <summary>Probabilities of contiguous rows, the gradient with respect to them, and room for the one with respect to the logits.</summary>
internal sealed class GradientWorkload : Workload
{
    private readonly SoftmaxWorkload<float> forward;
    private double[]? exact;

    /// <param name="dim">Length of a row.</param>
    /// <param name="elements">About how many logits in all; at least one row.</param>
    public GradientWorkload(int dim, int elements)
    {
        forward = new SoftmaxWorkload<float>(dim, elements);
        Gradient = new AlignedBuffer<float>(Elements);
        for (int start = 0; start < Elements; start += dim)
        {
            StableMath.Softmax(Upstream.Span.Slice(start, dim), Probabilities.Span.Slice(start, dim));
        }

        Clear();
    }

    public int Dim => forward.Dim;

    public override int Elements => forward.Elements;

    public AlignedBuffer<float> Probabilities => forward.Probabilities;

    /// <summary>Uniform in ±10: what the logits of the probabilities were.</summary>
    public AlignedBuffer<float> Upstream => forward.Logits;

    public AlignedBuffer<float> Gradient { get; }

    public override void Clear() => Gradient.Span.Fill(float.NaN);

    /// <summary>In ULP of the largest term of the row: of p[i]·u[i] and p[i]·Σ p·u.</summary>
    public override double LargestError()
    {
        exact ??= Exact();
        double largest = 0;
        for (int start = 0; start < Elements; start += Dim)
        {
            ReadOnlySpan<float> p = Probabilities.Span.Slice(start, Dim);
            ReadOnlySpan<float> u = Upstream.Span.Slice(start, Dim);
            double dot = 0;
            double term = 0;
            for (int i = 0; i < Dim; i++)
            {
                dot += (double)p[i] * u[i];
                term = Math.Max(term, Math.Abs((double)p[i] * u[i]));
            }

            for (int i = 0; i < Dim; i++)
            {
                term = Math.Max(term, Math.Abs(p[i] * dot));
            }

            largest = Math.Max(largest, UlpError.LargestAtScale(Gradient.Span.Slice(start, Dim), exact.AsSpan(start, Dim), term));
        }

        return largest;
    }

    public override void Dispose()
    {
        forward.Dispose();
        Gradient.Dispose();
    }

    private double[] Exact()
    {
        double[] results = new double[Elements];
        for (int start = 0; start < Elements; start += Dim)
        {
            SoftmaxReference.SoftmaxGradient(Probabilities.Span.Slice(start, Dim), Upstream.Span.Slice(start, Dim), results.AsSpan(start, Dim));
        }

        return results;
    }
}
