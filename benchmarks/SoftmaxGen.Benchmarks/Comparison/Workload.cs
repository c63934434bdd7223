using System;

namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>The rows that every contestant of a comparison works on: the same logits in the same memory.</summary>
internal sealed class Workload : IDisposable
{
    private const int Seed = 1;
    private const float Range = 10;

    /// <param name="dim">Length of a row.</param>
    /// <param name="elements">About how many logits in all; at least one row.</param>
    public Workload(int dim, int elements)
    {
        Dim = dim;
        Rows = Math.Max(1, elements / dim);
        Logits = new AlignedBuffer(Dim * Rows);
        Probabilities = new AlignedBuffer(Dim * Rows);
        var random = new Random(Seed);
        foreach (ref float logit in Logits.Span)
        {
            logit = Range * ((2 * random.NextSingle()) - 1);
        }
    }

    public int Dim { get; }

    public int Rows { get; }

    public int Elements => Dim * Rows;

    /// <summary>Uniform in ±10.</summary>
    public AlignedBuffer Logits { get; }

    public AlignedBuffer Probabilities { get; }

    public void Dispose()
    {
        Logits.Dispose();
        Probabilities.Dispose();
    }
}
