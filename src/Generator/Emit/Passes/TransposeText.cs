using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>
/// Reads as many rows as a vector has lanes into columns, one row per lane, and stores columns as rows again. Rows of two and three elements have
/// transpositions of their own; longer ones go four columns at a time, the last four overlapping those before them.
/// </summary>
internal static class TransposeText
{
    private const int Columns = 4;

    /// <summary>Declares the columns <c>x0</c>, <c>x1</c>, … of the rows that start at <paramref name="row"/>.</summary>
    public static void Load(CodeWriter writer, VectorText v, string row, string x)
    {
        foreach ((int first, int known) in Groups(v.Layout.Dim))
        {
            Write(writer, v, "Load", row, first, d => d < known ? "out _" : $"out {v.Vector} {x}{Literals.Of(d)}");
        }
    }

    public static void Store(CodeWriter writer, VectorText v, string row, Func<int, string> column)
    {
        foreach ((int first, _) in Groups(v.Layout.Dim))
        {
            Write(writer, v, "Store", row, first, column);
        }
    }

    private static void Write(CodeWriter writer, VectorText v, string method, string row, int first, Func<int, string> column)
    {
        int width = Width(v.Layout.Dim);
        string dim = width == Columns ? ", Dim" : "";
        writer.Line($"{v.Transpose}.{method}{Literals.Of(width)}(ref {VectorText.Advanced(row, first)}{dim}, {string.Join(", ", Enumerable.Range(first, width).Select(column))});");
    }

    private static int Width(int dim) => Math.Min(dim, Columns);

    /// <summary>The first column of each group, and how many columns the groups before it have covered.</summary>
    private static IEnumerable<(int First, int Known)> Groups(int dim)
    {
        for (int known = 0; known < dim; known += Width(dim))
        {
            yield return (Math.Min(known, dim - Width(dim)), known);
        }
    }
}
