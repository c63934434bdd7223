using System;
using System.Numerics;

namespace SoftmaxGen.Benchmarks.Workloads;

/// <summary>The logits of a contiguous <c>[outer, dim, inner]</c> tensor and room for their probabilities along the middle axis.</summary>
internal sealed class SoftmaxWorkload<T> : Workload
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int inner;
    private double[]? exact;

    /// <param name="dim">Length of a row.</param>
    /// <param name="elements">About how many logits in all; at least as many as one step of the outer axis holds.</param>
    /// <param name="inner">Length of the inner axis; rows are contiguous when it is 1.</param>
    public SoftmaxWorkload(int dim, int elements, int inner = 1)
    {
        Dim = dim;
        this.inner = inner;
        Rows = Math.Max(1, elements / (dim * inner)) * inner;
        Logits = new AlignedBuffer<T>(Elements);
        Probabilities = new AlignedBuffer<T>(Elements);
        Fill(Logits.Span);
        Clear();
    }

    public int Dim { get; }

    public int Rows { get; }

    public override int Elements => Dim * Rows;

    public AlignedBuffer<T> Logits { get; }

    public AlignedBuffer<T> Probabilities { get; }

    public override void Clear() => Probabilities.Span.Fill(T.NaN);

    /// <summary>In ULP, over the probabilities that are normal numbers.</summary>
    public override double LargestError() => UlpError.Largest(Probabilities.Span, exact ??= Exact());

    public override void Dispose()
    {
        Logits.Dispose();
        Probabilities.Dispose();
    }

    private double[] Exact()
    {
        double[] results = new double[Elements];
        double[] row = new double[Dim];
        for (int number = 0; number < Rows; number++)
        {
            int start = (number / inner * Dim * inner) + (number % inner);
            for (int i = 0; i < Dim; i++)
            {
                row[i] = double.CreateTruncating(Logits.Span[start + (i * inner)]);
            }

            SoftmaxReference.Softmax(row, row);
            for (int i = 0; i < Dim; i++)
            {
                results[start + (i * inner)] = row[i];
            }
        }

        return results;
    }
}
