using System.Collections.Generic;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>Finds the largest logit of a row.</summary>
internal static class MaximumPass
{
    public static void InRegisters(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows)
    {
        writer.Line("// Maximum: of the lanes first, then across them.");
        foreach (Row row in rows)
        {
            foreach (string statement in v.Fold(row.Name("m"), row.Names("x", v.Layout.Vectors), v.Max))
            {
                writer.Line(statement);
            }
        }

        OncePerRow.Maxima(writer, v, rows, row => row.Name("m"));
    }

    public static void InMemory(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows, LogitText logits)
    {
        writer.Line("// Maximum: four running maxima, independent of each other so that none waits.");
        foreach (Row row in rows)
        {
            InMemory(writer, v, row, logits.Of(row));
        }

        OncePerRow.Maxima(writer, v, rows, row =>
        {
            IReadOnlyList<string> m = row.Names("m", LoopText.VectorsPerStep);
            return v.Max(v.Max(m[0], m[1]), v.Max(m[2], m[3]));
        });
    }

    private static void InMemory(CodeWriter writer, VectorText v, Row row, LogitText logits)
    {
        RowLayout layout = v.Layout;
        IReadOnlyList<string> m = row.Names("m", LoopText.VectorsPerStep);
        for (int k = 0; k < LoopText.VectorsPerStep; k++)
        {
            writer.Line($"{v.Vector} {m[k]} = {logits.LoadAt(v, k * layout.Lanes)};");
        }

        LoopText.Steps(writer, layout, layout.Step, () =>
        {
            for (int k = 0; k < LoopText.VectorsPerStep; k++)
            {
                writer.Line($"{m[k]} = {v.Max(m[k], logits.LoadAt(v, "i", k * layout.Lanes))};");
            }
        });

        for (int k = 0; k < layout.RestVectors; k++)
        {
            writer.Line($"{m[k]} = {v.Max(m[k], logits.LoadAt(v, LoopText.RestElement(layout, k)))};");
        }

        if (layout.HasLast)
        {
            writer.Line($"{m[3]} = {v.Max(m[3], row.Name("last"))};");
        }
    }
}
