using System.Collections.Generic;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>Loads logits.</summary>
internal static class ReadPass
{
    public static void InRegisters(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows, LogitText logits)
    {
        RowLayout layout = v.Layout;
        string what = layout switch
        {
            { IsShorterThanVector: true } => $"into the last {Literals.Of(layout.Dim)} of {Literals.Of(layout.Lanes)} lanes",
            { HasLast: true } => $"once; the last vector shares {Literals.Of(layout.LastDone)} lanes with the one before it",
            _ => "once",
        };
        writer.Line($"// Read {(rows.Count > 1 ? "the rows" : "the row")} {what}.");
        foreach (Row row in rows)
        {
            for (int i = 0; i < layout.Vectors; i++)
            {
                writer.Line($"{v.Vector} {row.Name("x", i)} = {logits.Load(v, row.Start, i)};");
            }
        }

        if (logits.Rounds)
        {
            WriteLost(writer, v, rows, logits);
        }
    }

    private static void WriteLost(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows, LogitText logits)
    {
        writer.Line();
        writer.Line("// What adding the mask has rounded away; the exponentials take it back.");
        foreach (Row row in rows)
        {
            for (int i = 0; i < v.Layout.Vectors; i++)
            {
                writer.Line($"{v.Vector} {row.Name("lost", i)} = {logits.Lost(v, row.Name("x", i), row.Start, i)};");
            }
        }
    }

    /// <summary>
    /// The last vector of a row in memory, when it overlaps the one before it: read first, because in place its first lanes are overwritten before
    /// its turn comes.
    /// </summary>
    public static void LastInMemory(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows, LogitText logits)
    {
        if (!v.Layout.HasLast)
        {
            return;
        }

        writer.Line($"// The last vector shares {Literals.Of(v.Layout.LastDone)} lanes with the one before it: read first, as the row may be overwritten in place.");
        foreach (Row row in rows)
        {
            LogitText own = logits.Of(row);
            writer.Line($"{v.Vector} {row.Name("last")} = {own.LoadAt(v, v.Layout.LastOffset)};");
            if (logits.Rounds)
            {
                writer.Line($"{v.Vector} {row.Name("lastLost")} = {own.Lost(v, row.Name("last"), Literals.Of(v.Layout.LastOffset), 0)};");
            }
        }

        writer.Line();
    }
}
