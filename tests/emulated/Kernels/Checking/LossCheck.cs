using System;
using System.Runtime.CompilerServices;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Testing;

namespace SoftmaxGen.EmulatedKernels.Checking;

/// <summary>Tries cross-entropy kernels, the target at a place where a tail starts or ends, or anywhere.</summary>
internal static class LossCheck
{
    public static KernelCase Alone(LossKernel kernel, int dim, [CallerArgumentExpression(nameof(kernel))] string name = "") => new(name, dim, verdict =>
    {
        Random random = Rows.Seeded(dim);
        using var logits = new GuardedRow(dim);
        bool atEnd = false;
        foreach ((string row, Rows.Filler fill) in Inputs.For(dim))
        {
            atEnd = !atEnd;
            Span<float> x = logits.At(atEnd);
            fill(x, random);
            int target = Target(dim, random);
            verdict.OneLoss(kernel(x, target), SoftmaxReference.SoftmaxCrossEntropy(x, target), $"{row}, target {target}");
        }
    });

    public static KernelCase WithGradient(LossGradientKernel kernel, int dim, double scale = 1, [CallerArgumentExpression(nameof(kernel))] string name = "") => new(name, dim, verdict =>
    {
        Random random = Rows.Seeded(dim);
        using GuardedRow logits = new(dim), gradient = new(dim);
        bool atEnd = false;
        foreach ((string row, Rows.Filler fill) in Inputs.For(dim))
        {
            atEnd = !atEnd;
            Span<float> x = logits.At(atEnd), g = gradient.At(atEnd);
            fill(x, random);
            int target = Target(dim, random);
            string what = $"{row}, target {target}";
            (double exactLoss, double[] exact, double largest) = Expected.CrossEntropy(x, target, scale);

            g.Fill(-1);
            float loss = kernel(x, target, g);
            verdict.OneLoss(loss, exactLoss, what);
            verdict.Gradients(g, exact, largest, what);

            float lossInPlace = kernel(x, target, x);
            verdict.Same([lossInPlace], [loss], what + ", in place");
            verdict.Same(x, g, what + ", in place");
        }
    });

    /// <summary>The loss of every row of a batch, and its gradient.</summary>
    public static KernelCase PerRow(RowLossesGradientKernel kernel, int dim, [CallerArgumentExpression(nameof(kernel))] string name = "") => new(name, dim, verdict =>
    {
        Random random = Rows.Seeded(dim);
        foreach (int rows in Inputs.RowCounts(dim))
        {
            using GuardedRow logits = new(rows * dim), losses = new(rows), gradient = new(rows * dim);
            foreach (bool atEnd in GuardedRow.Placements)
            {
                Span<float> x = logits.At(atEnd), g = gradient.At(atEnd), loss = losses.At(atEnd);
                Inputs.FillRows(x, dim, random);
                var targets = new int[rows];
                for (int row = 0; row < rows; row++)
                {
                    targets[row] = Target(dim, random);
                }

                kernel(x, targets, loss, g);
                for (int row = 0; row < rows; row++)
                {
                    (double exactLoss, double[] exact, double largest) = Expected.CrossEntropy(x.Slice(row * dim, dim), targets[row]);
                    verdict.OneLoss(loss[row], exactLoss, $"row {row} of {rows}");
                    verdict.Gradients(g.Slice(row * dim, dim), exact, largest, $"row {row} of {rows}");
                }
            }
        }
    });

    private static int Target(int dim, Random random)
    {
        int[] positions = Inputs.Positions(dim);
        return random.Next(2) == 0 ? random.Next(dim) : positions[random.Next(positions.Length)];
    }
}
