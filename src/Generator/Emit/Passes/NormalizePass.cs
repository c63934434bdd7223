using System;
using System.Collections.Generic;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>Multiplies the exponentials by <paramref name="numerator"/> over the row's sum and stores them.</summary>
internal sealed class NormalizePass(string destination, string numerator)
{
    public void InRegisters(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows, string sum)
    {
        writer.Line("// Normalise and store.");
        if (v.Path.IsDivided)
        {
            foreach (Row row in rows)
            {
                writer.Line(v.Store($"{v.Scale}.Quotient({row.Name("e", 0)}, {numerator}, {row.Name(sum)})", destination, row.Start, 0));
            }

            return;
        }

        OncePerRow.Factors(writer, v, rows, numerator, sum);
        foreach (Row row in rows)
        {
            for (int i = 0; i < v.Layout.Vectors; i++)
            {
                writer.Line(v.Store($"{row.Name("scale")}.Apply({row.Name("e", i)})", destination, row.Start, i));
            }
        }
    }

    /// <param name="recomputed">The exponentials of a row at an index and offset once more, where nothing was stored; null to read what was.</param>
    public void InMemory(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows, string sum, Func<Row, string, int, string>? recomputed = null)
    {
        writer.Line(recomputed is null
            ? "// Normalise what was stored."
            : "// The exponentials once more, normalised and stored: the destination could not have held them.");
        OncePerRow.Factors(writer, v, rows, numerator, sum);
        foreach (Row row in rows)
        {
            InMemory(writer, v, row, recomputed);
        }
    }

    private void InMemory(CodeWriter writer, VectorText v, Row row, Func<Row, string, int, string>? recomputed)
    {
        RowLayout layout = v.Layout;
        string own = row.Name(destination), scale = row.Name("scale");
        LoopText.Steps(writer, layout, 0, () =>
        {
            for (int k = 0; k < LoopText.VectorsPerStep; k++)
            {
                string value = $"{scale}.Apply({recomputed?.Invoke(row, "i", k * layout.Lanes) ?? v.LoadAt(own, "i", k * layout.Lanes)})";
                writer.Line(v.StoreAt(value, own, "i", k * layout.Lanes));
            }
        });

        for (int k = 0; k < layout.RestVectors; k++)
        {
            writer.Line(v.StoreAt($"{scale}.Apply({row.Name("r", k)})", own, Literals.Of(LoopText.RestElement(layout, k)), 0));
        }

        if (layout.HasLast)
        {
            writer.Line(v.StoreAt($"{scale}.Apply({row.Name("lastExp")})", own, Literals.Of(layout.LastOffset), 0));
        }
    }
}
