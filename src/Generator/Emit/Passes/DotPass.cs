using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>The dot product of probabilities and upstream gradient over a row.</summary>
internal static class DotPass
{
    public static void InRegisters(CodeWriter writer, VectorText v)
    {
        RowLayout layout = v.Layout;
        writer.Line($"// Dot product of probabilities and upstream gradient{(layout.HasLast ? ", each element counted once" : "")}.");
        string[] products = Enumerable.Range(0, layout.Vectors).Select(i => v.OwnLanes($"(p{i} * u{i})", i)).ToArray();
        foreach (string statement in v.Fold("d", products, VectorText.Add))
        {
            writer.Line(statement);
        }

        writer.Line($"{v.Number} dot = {v.Narrowed(v.SumAcross("d"))};");
    }

    public static void InMemory(CodeWriter writer, VectorText v)
    {
        RowLayout layout = v.Layout;
        writer.Line("// Dot product of probabilities and upstream gradient.");
        LoopText.SummedSteps(writer, v, "total", ["d0", "d1", "d2", "d3"], () =>
        {
            for (int k = 0; k < LoopText.VectorsPerStep; k++)
            {
                int element = k * layout.Lanes;
                writer.Line($"d{k} = {v.Simd}.MultiplyAdd({v.LoadAt("probabilities", "i", element)}, {v.LoadAt("upstream", "i", element)}, d{k});");
            }
        });

        var products = new List<string>();
        for (int k = 0; k < layout.RestVectors; k++)
        {
            int element = LoopText.RestElement(layout, k);
            products.Add($"({v.LoadAt("probabilities", element)} * {v.LoadAt("upstream", element)})");
        }

        if (layout.HasLast)
        {
            products.Add(v.OwnLanes("(lastP * lastU)", layout.FullVectors));
        }

        foreach (string statement in v.Fold("rest", products, VectorText.Add))
        {
            writer.Line(statement);
        }

        if (products.Count > 0)
        {
            writer.Line("total.Add(rest);");
        }

        writer.Line($"{v.Number} dot = {v.Narrowed("total.Total")};");
    }
}
