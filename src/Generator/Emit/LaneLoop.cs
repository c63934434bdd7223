using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Emit.Compositions;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit;

/// <summary>The loops over a batch whose plan puts rows across lanes: groups of as many rows as a vector has lanes, then what does not fill a group.</summary>
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

    /// <summary>The rows that are left may fill the next narrower vectors, which are the next path's.</summary>
    public static void Narrower(CodeWriter writer, string path, Composition composition)
    {
        IEnumerable<string> arguments = composition.References.Select(r => $"ref {r.Name}").Append("rows").Concat(composition.Constants.Select(c => c.Split(' ')[1]));
        writer.Line("// Fewer rows are left than this vector has lanes: they may fill the next narrower one.");
        writer.Block("if (rows != 0)", () => writer.Line($"{path}({string.Join(", ", arguments)});"));
    }
}
