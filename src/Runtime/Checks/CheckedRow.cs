using System;
using System.Collections.Generic;
using System.Numerics;

namespace SoftmaxGen.Simd;

/// <summary>One row of a kernel's input for the self-check: wherever in a tensor it lies, and of its entries those that take part.</summary>
internal readonly ref struct CheckedRow<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int dim;
    private readonly double[] left;
    private readonly int[] positions;
    private readonly EmptyRow emptyRow;

    public CheckedRow(ReadOnlySpan<T> logits, int row, int dim, int inner, RowRoles<T> roles)
    {
        this.dim = dim;
        emptyRow = roles.EmptyRow;
        var numbers = new List<double>();
        var places = new List<int>();
        int valid = roles.ValidLengths.Length switch { 0 => dim, 1 => roles.ValidLengths[0], _ => roles.ValidLengths[row] };
        for (int i = 0; i < valid; i++)
        {
            int at = Index(row, i, dim, inner);
            T added = roles.AddedMask.IsEmpty ? T.Zero : roles.AddedMask[roles.AddedMask.Length == dim ? i : at];
            bool takesPart = roles.BooleanMask.IsEmpty || roles.BooleanMask[roles.BooleanMask.Length == dim ? i : at];
            if (takesPart && !T.IsNegativeInfinity(added))
            {
                numbers.Add(double.CreateTruncating(logits[at]) + double.CreateTruncating(added));
                places.Add(i);
            }
        }

        left = [.. numbers];
        positions = [.. places];
    }

    /// <summary>Where an entry of a row lies.</summary>
    public static int Index(int row, int i, int dim, int inner) => (row / inner * dim * inner) + (i * inner) + (row % inner);

    public static double[] Widen(ReadOnlySpan<T> tensor, int row, int dim, int inner)
    {
        var wide = new double[dim];
        for (int i = 0; i < dim; i++)
        {
            wide[i] = double.CreateTruncating(tensor[Index(row, i, dim, inner)]);
        }

        return wide;
    }

    /// <summary>The probabilities of the whole row.</summary>
    public double[] Softmax(double scale)
    {
        var expected = new double[dim];
        if (left.Length == 0)
        {
            Array.Fill(expected, emptyRow switch { EmptyRow.NaN => double.NaN, EmptyRow.Uniform => 1.0 / dim, _ => 0 });
            return expected;
        }

        SoftmaxReference.Softmax(left, left, scale);
        Scatter(left, expected);
        return expected;
    }

    /// <summary>The loss of the row, and its gradient times the scale: 0 for all that takes no part.</summary>
    public double CrossEntropy(int target, double[] gradient, double scale)
    {
        int position = Array.IndexOf(positions, target);
        if (position >= 0)
        {
            var part = new double[left.Length];
            double loss = SoftmaxReference.SoftmaxCrossEntropy(left, position, part, scale);
            Scatter(part, gradient);
            return loss;
        }

        SoftmaxReference.Softmax(left, left, scale);
        Scatter(left, gradient);
        for (int i = 0; i < dim; i++)
        {
            gradient[i] *= scale;
        }

        return left.Length > 0 && double.IsNaN(left[0]) ? double.NaN : double.PositiveInfinity;
    }

    private void Scatter(double[] part, double[] whole)
    {
        Array.Fill(whole, part.Length > 0 && double.IsNaN(part[0]) ? double.NaN : 0);
        for (int k = 0; k < part.Length; k++)
        {
            whole[positions[k]] = part[k];
        }
    }
}
