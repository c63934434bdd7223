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
        foreach (Row row in rows)
        {
            writer.Line($"{v.Scale} {row.Name("scale")} = new({numerator}, {row.Name(sum)});");
        }

        foreach (Row row in rows)
        {
            for (int i = 0; i < v.Layout.Vectors; i++)
            {
                writer.Line(v.Store($"{row.Name("scale")}.Apply({row.Name("e", i)})", destination, row.Start, i));
            }
        }
    }

    /// <param name="recomputed">The exponentials at an index and offset once more, where nothing was stored; null to read what was.</param>
    public void InMemory(CodeWriter writer, VectorText v, string sum, Func<string, int, string>? recomputed = null)
    {
        RowLayout layout = v.Layout;
        writer.Line(recomputed is null
            ? "// Normalise what was stored."
            : "// The exponentials once more, normalised and stored: the destination could not have held them.");
        writer.Line($"{v.Scale} scale = new({numerator}, {sum});");
        LoopText.Steps(writer, layout, 0, () =>
        {
            for (int k = 0; k < LoopText.VectorsPerStep; k++)
            {
                string value = $"scale.Apply({recomputed?.Invoke("i", k * layout.Lanes) ?? v.LoadAt(destination, "i", k * layout.Lanes)})";
                writer.Line(v.StoreAt(value, destination, "i", k * layout.Lanes));
            }
        });

        for (int k = 0; k < layout.RestVectors; k++)
        {
            writer.Line(v.StoreAt($"scale.Apply(r{k})", destination, Literals.Of(LoopText.RestElement(layout, k)), 0));
        }

        if (layout.HasLast)
        {
            writer.Line(v.StoreAt("scale.Apply(lastExp)", destination, Literals.Of(layout.LastOffset), 0));
        }
    }
}
