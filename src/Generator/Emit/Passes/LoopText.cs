using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>The loops of rows that live in memory: steps of four vectors, then the vectors that are left.</summary>
internal static class LoopText
{
    public const int VectorsPerStep = 4;

    /// <summary>A loop over the steps from <paramref name="start"/> on; nothing when there is none.</summary>
    public static void Steps(CodeWriter writer, RowLayout layout, int start, Action body)
    {
        if (start < layout.StepsEnd)
        {
            writer.Block($"for (nuint i = {Literals.Of(start)}; i < {Literals.Of(layout.StepsEnd)}; i += {Literals.Of(layout.Step)})", body);
            writer.Line();
        }
    }

    /// <summary>
    /// A loop over the steps whose running vectors join the row's sum in double precision after every block, so that the error of a long sum does not
    /// grow with its length.
    /// </summary>
    /// <param name="total">The name of the row's sum.</param>
    /// <param name="sums">The running vectors, one or four.</param>
    /// <param name="body">What a step adds to them.</param>
    public static void SummedSteps(CodeWriter writer, VectorText v, string total, IReadOnlyList<string> sums, Action body)
    {
        RowLayout layout = v.Layout;
        writer.Line($"{v.Sum} {total} = default;");
        if (layout.HasBlocks)
        {
            writer.Block($"for (nuint block = 0; block < {Literals.Of(layout.StepsEnd)}; block += {Literals.Of(layout.Block)})", () =>
            {
                writer.Line($"nuint end = Math.Min(block + {Literals.Of(layout.Block)}, {Literals.Of(layout.StepsEnd)});");
                Sum("block", "end");
            });
        }
        else
        {
            Sum("0", Literals.Of(layout.StepsEnd));
        }

        void Sum(string from, string to)
        {
            writer.Line($"{v.Vector} {sums[0]} = {v.Vector}.Zero{string.Concat(sums.Skip(1).Select(sum => $", {sum} = {sums[0]}"))};");
            writer.Block($"for (nuint i = {from}; i < {to}; i += {Literals.Of(layout.Step)})", body);
            writer.Line();
            writer.Line($"{total}.Add({(sums.Count == 1 ? sums[0] : $"({sums[0]} + {sums[1]}) + ({sums[2]} + {sums[3]})")});");
        }
    }

    public static int RestElement(RowLayout layout, int vector) => layout.StepsEnd + (vector * layout.Lanes);
}
