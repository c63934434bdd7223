using System;
using System.Collections.Generic;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>The fast passes under the condition that every row's maximum is in range, and the careful routine for rows where it is not.</summary>
internal static class GuardedRows
{
    public static void Write(CodeWriter writer, VectorText v, ScaleText scale, bool guarded, IReadOnlyList<Row> rows, Action fast, Func<Row, string> careful)
    {
        writer.Line();
        if (!guarded)
        {
            fast();
            return;
        }

        writer.Block($"if ({OncePerRow.InRange(v, rows, scale)})", fast);
        writer.Block("else", () =>
        {
            writer.Line("// NaN, ±∞ or a maximum far from zero: the routine that is right for every row.");
            foreach (Row row in rows)
            {
                writer.Line(careful(row));
            }
        });
    }

    /// <summary>Rows across lanes: the fast passes when every row's maximum is in range, and the careful routine, row by row, when one is not.</summary>
    public static void Write(CodeWriter writer, VectorText v, Action fast, string careful)
    {
        writer.Block("if (inRange)", fast);
        writer.Block("else", () =>
        {
            writer.Line("// NaN, ±∞ or a maximum far from zero in one of the rows: the routine that is right for every row.");
            writer.Block($"for (nuint row = 0; row < groups * {Literals.Of(v.Layout.Lanes)}; row++)", () => writer.Line(careful));
        });
    }
}
