using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace SoftmaxGen.Kernels.Tests.Checking;

/// <summary>What the reference says about rows of any element type, masked or not.</summary>
internal static class TypedExpected
{
    public static double[] Widen<T>(ReadOnlySpan<T> row)
        where T : unmanaged, INumberBase<T>
    {
        var wide = new double[row.Length];
        for (int i = 0; i < row.Length; i++)
        {
            wide[i] = double.CreateChecked(row[i]);
        }

        return wide;
    }

    public static double[] Softmax<T>(ReadOnlySpan<T> row, double scale = 1)
        where T : unmanaged, INumberBase<T>
    {
        double[] exact = Widen(row);
        SoftmaxReference.Softmax(exact.ToArray(), exact, scale);
        return exact;
    }

    /// <summary>The softmax of the entries that take part; 0 for the others, unless the row is NaN or empty.</summary>
    public static double[] Masked(double[] logits, IReadOnlyList<bool> takesPart, double scale, EmptyRow emptyRow)
    {
        int[] left = [.. Enumerable.Range(0, logits.Length).Where(i => takesPart[i])];
        var exact = new double[logits.Length];
        if (left.Length == 0)
        {
            Array.Fill(exact, emptyRow switch { EmptyRow.Zero => 0, EmptyRow.NaN => double.NaN, _ => 1.0 / logits.Length });
            return exact;
        }

        double[] row = [.. left.Select(i => logits[i])];
        SoftmaxReference.Softmax(row.ToArray(), row, scale);
        if (double.IsNaN(row[0]))
        {
            Array.Fill(exact, double.NaN);
            return exact;
        }

        for (int k = 0; k < left.Length; k++)
        {
            exact[left[k]] = row[k];
        }

        return exact;
    }
}
