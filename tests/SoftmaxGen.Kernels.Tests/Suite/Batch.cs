using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Testing;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>Logits, targets and results of a batch, each between inaccessible pages, with what the reference says about them.</summary>
internal sealed class Batch(int rows, int dim) : IDisposable
{
    private static readonly (string Name, Rows.Filler Fill)[] Kinds = [.. Rows.Everyday];

    private readonly GuardedRow logits = new(rows * dim), losses = new(rows), gradient = new(rows * dim);
    private readonly GuardedMemory targets = GuardedMemory.For<int>(rows);
    private readonly Random random = Rows.Seeded(dim);
    private float[] given = [];
    private bool atEnd;

    public Span<float> Logits => logits.At(atEnd);

    public Span<float> Losses => losses.At(atEnd);

    public Span<float> Gradient => gradient.At(atEnd);

    public Span<int> Targets => atEnd ? targets.AtEnd<int>(rows) : targets.AtStart<int>(rows);

    /// <summary>Rows of different kinds, any targets.</summary>
    public void Fill(bool atEnd)
    {
        this.atEnd = atEnd;
        for (int row = 0; row < rows; row++)
        {
            Kinds[random.Next(Kinds.Length)].Fill(Logits.Slice(row * dim, dim), random);
            Targets[row] = random.Next(dim);
        }

        given = Logits.ToArray();
        Losses.Fill(float.NaN);
        Gradient.Fill(float.NaN);
    }

    public IEnumerable<double> ExactLosses(double scale = 1) =>
        Enumerable.Range(0, rows).Select(row => SoftmaxReference.SoftmaxCrossEntropy(given.AsSpan(row * dim, dim), Targets[row], scale));

    public void CompareLosses(Tally tally, string what)
    {
        int row = 0;
        foreach (double exact in ExactLosses())
        {
            Compare<float>.Loss(Losses[row], exact, tally, $"{what}, row {row}");
            row++;
        }
    }

    public void CompareGradient(double scale, double weight, Tally tally, string what)
    {
        for (int row = 0; row < rows; row++)
        {
            (_, double[] exact, double largest) = Expected.CrossEntropy(given.AsSpan(row * dim, dim), Targets[row], scale, weight);
            Compare<float>.Gradients(Gradient.Slice(row * dim, dim), exact, largest, tally, $"{what}, row {row}", scale * weight);
        }
    }

    public void Dispose()
    {
        logits.Dispose();
        losses.Dispose();
        gradient.Dispose();
        targets.Dispose();
    }
}
