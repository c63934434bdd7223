using System;
using SoftmaxGen.Generator.Emit.Compositions;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit;

/// <summary>The loop over a batch whose plan puts rows across lanes: groups of as many rows as a vector has lanes.</summary>
internal static class LaneLoop
{
    /// <summary>Some groups at a time, as long as there are rows for one.</summary>
    public static void Groups(CodeWriter writer, VectorText v, Composition composition)
    {
        string lanes = Literals.Of(v.Layout.Lanes);
        writer.Block($"if (rows >= {lanes})", () =>
        {
            composition.WriteLaneScratch(writer, v);
            writer.Block($"while (rows >= {lanes})", () =>
            {
                writer.Line($"nuint groups = Math.Min(rows / {lanes}, {Literals.Of(v.Path.LaneGroups)});");
                writer.Line();
                composition.WriteAcrossLanes(writer, v);
                writer.Line();
                writer.Line($"rows -= groups * {lanes};");
                foreach (RowReference reference in composition.References)
                {
                    writer.Line($"{reference.Name} = ref Unsafe.Add(ref {reference.Name}, groups * {Literals.Of(v.Layout.Lanes * reference.Stride)});");
                }
            });
        });
    }
}
