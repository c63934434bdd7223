using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>
/// Reads as many rows as a vector has lanes into columns, one row per lane, and stores columns as rows again. Rows of two and three elements have
/// transpositions of their own; longer ones go four columns at a time, the last four overlapping those before them. Columns that fill rows of 256 bits are stored by whole vectors.
/// </summary>
internal static class TransposeText
{
    private const int Columns = 4;

    private const int WholeRow = 8;

    /// <summary>Declares the columns <c>x0</c>, <c>x1</c>, … of the rows that start at <paramref name="row"/>.</summary>
    public static void Load(CodeWriter writer, VectorText v, string row, string x)
    {
        int width = Math.Min(v.Layout.Dim, Columns);
        foreach ((int first, int known) in Groups(v.Layout.Dim, width))
        {
            Write(writer, v, "Load", row, first, width, d => d < known ? "out _" : $"out {v.Vector} {x}{Literals.Of(d)}");
        }
    }

    public static void Store(CodeWriter writer, VectorText v, string row, Func<int, string> column)
    {
        int width = v.Path.Bits == 256 && v.Layout.Dim % WholeRow == 0 ? WholeRow : Math.Min(v.Layout.Dim, Columns);
        foreach ((int first, _) in Groups(v.Layout.Dim, width))
        {
            Write(writer, v, "Store", row, first, width, column);
        }
    }

    private static void Write(CodeWriter writer, VectorText v, string method, string row, int first, int width, Func<int, string> column)
    {
        string dim = width >= Columns ? ", Dim" : "";
        writer.Line($"{v.Transpose}.{method}{Literals.Of(width)}(ref {VectorText.Advanced(row, first)}{dim}, {string.Join(", ", Enumerable.Range(first, width).Select(column))});");
    }

    /// <summary>The first column of each group, and how many columns the groups before it have covered.</summary>
    private static IEnumerable<(int First, int Known)> Groups(int dim, int width)
    {
        for (int known = 0; known < dim; known += width)
        {
            yield return (Math.Min(known, dim - width), known);
        }
    }
}
