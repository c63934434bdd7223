using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Testing;

namespace SoftmaxGen.EmulatedKernels.Checking;

/// <summary>Tries softmax kernels in memory that ends, or starts, where the row does.</summary>
internal static class SoftmaxCheck
{
    public static KernelCase OneRow(SoftmaxKernel kernel, int dim, double scale = 1, [CallerArgumentExpression(nameof(kernel))] string name = "") =>
        new(name, dim, verdict => Compare(kernel, dim, scale, Inputs.For(dim), verdict));

    /// <summary>A row beyond the caches, on one range: an emulated CPU takes its time over a million elements.</summary>
    public static KernelCase Long(SoftmaxKernel kernel, int dim, [CallerArgumentExpression(nameof(kernel))] string name = "") =>
        new(name, dim, verdict => Compare(kernel, dim, 1, Inputs.Ranges(10), verdict));

    /// <summary>A kernel without the maximum, with logits whose scaled values lie in −80 … 80, as it requires.</summary>
    public static KernelCase Unstable(SoftmaxKernel kernel, int dim, double scale = 1, [CallerArgumentExpression(nameof(kernel))] string name = "")
    {
        float unit = (float)(1 / Math.Abs(scale));
        return new(name, dim, verdict => Compare(kernel, dim, scale, Inputs.Ranges(unit, 10 * unit, 79.99f * unit), verdict));
    }

    public static KernelCase InPlace(InPlaceSoftmaxKernel kernel, int dim, [CallerArgumentExpression(nameof(kernel))] string name = "") => new(name, dim, verdict =>
    {
        Random random = Rows.Seeded(dim);
        using var memory = new GuardedRow(dim);
        foreach ((string row, Rows.Filler fill) in Inputs.For(dim))
        {
            foreach (bool atEnd in GuardedRow.Placements)
            {
                Span<float> x = memory.At(atEnd);
                fill(x, random);
                double[] exact = Expected.Softmax(x, dim);
                kernel(x);
                verdict.Probabilities(x, exact, row);
            }
        }
    });

    public static KernelCase Batched(SoftmaxKernel kernel, int dim, [CallerArgumentExpression(nameof(kernel))] string name = "") => new(name, dim, verdict =>
    {
        Random random = Rows.Seeded(dim);
        foreach (int rows in Inputs.RowCounts(dim))
        {
            using GuardedRow logits = new(rows * dim), probabilities = new(rows * dim);
            foreach (bool atEnd in GuardedRow.Placements)
            {
                Inputs.FillRows(logits.At(atEnd), dim, random);
                CompareCall(kernel, logits.At(atEnd), probabilities.At(atEnd), dim, 1, verdict, $"{rows} rows");
            }
        }
    });

    private static void Compare(SoftmaxKernel kernel, int dim, double scale, IEnumerable<(string Name, Rows.Filler Fill)> inputs, Verdict verdict)
    {
        Random random = Rows.Seeded(dim);
        using GuardedRow logits = new(dim), probabilities = new(dim);
        bool atEnd = false;
        foreach ((string row, Rows.Filler fill) in inputs)
        {
            atEnd = !atEnd;
            fill(logits.At(atEnd), random);
            CompareCall(kernel, logits.At(atEnd), probabilities.At(atEnd), dim, scale, verdict, row);
        }
    }

    /// <summary>Out of place against the reference, then in place against the first result.</summary>
    private static void CompareCall(SoftmaxKernel kernel, Span<float> x, Span<float> p, int dim, double scale, Verdict verdict, string what)
    {
        double[] exact = Expected.Softmax(x, dim, scale);
        p.Fill(-1);
        kernel(x, p);
        verdict.Probabilities(p, exact, what);
        kernel(x, x);
        verdict.Same(x, p, what + ", in place");
    }
}
