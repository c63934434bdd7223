using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>
/// Exponentials of a row and their sum. In memory those of whole steps are stored to <paramref name="destination"/>, null when no later pass reads
/// them, and the few after them stay in registers. With <paramref name="withoutTarget"/> the sum leaves the target's own out.
/// </summary>
internal sealed class ExponentialPass(bool stable, LogitText logits, ScaleText scale, string? destination, bool withoutTarget)
{
    // A softmax rounds what lies too far below the maximum to 0 when it divides. A loss adds it up, where all the other logits may be as far below, and a
    // gradient multiplies it by the scale: both need the 0 at once.
    private string Exp(VectorText v, Row row, string x) =>
        stable
            ? $"{row.Name("shift")}.{(withoutTarget ? "ExpOrZero" : "Exp")}({x}, {scale.High}, {scale.Low})"
            : $"{v.Shift}.ExpUnshifted({x}, {scale.High}, {scale.Low}, {scale.Reach})";

    /// <summary>The exponentials of <paramref name="x"/>, which <paramref name="lost"/> has lost where reading rounds.</summary>
    private string Exp(VectorText v, Row row, string x, string lost) =>
        logits.Rounds ? $"{v.Mask}.Regain({Exp(v, row, x)}, {lost}, {scale.High})" : Exp(v, row, x);

    /// <summary>The exponentials of the vector at an index, read from memory.</summary>
    public string ExpAt(VectorText v, string index, int element)
    {
        string x = logits.LoadAt(v, index, element);
        return Exp(v, new Row(0, ""), x, logits.Rounds ? logits.Lost(v, x, index, element) : "");
    }

    private string Summand(VectorText v, string value, string firstElement) =>
        withoutTarget ? $"{v.Simd}.Without({value}, target{firstElement})" : value;

    private string InRange(VectorText v, string sum) => stable ? sum : $"{v.ShiftClass}.UnshiftedSum({sum})";

    public void InRegisters(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows)
    {
        RowLayout layout = v.Layout;
        writer.Line(stable
            ? "// Exponentials, shifted by the power of two that belongs to the maximum."
            : "// Exponentials as they are: Stable = false leaves the maximum out.");
        WriteShift(writer, v, rows);
        foreach (Row row in rows)
        {
            for (int i = 0; i < layout.Vectors; i++)
            {
                writer.Line($"{v.Vector} {row.Name("e", i)} = {Exp(v, row, row.Name("x", i), row.Name("lost", i))};");
            }
        }

        writer.Line();
        writer.Line($"// Sum{(withoutTarget ? " of all but the target's own" : "")}{(layout.HasLast ? ", each element counted once" : "")}.");
        foreach (Row row in rows)
        {
            string[] summands = Enumerable.Range(0, layout.Vectors)
                .Select(i => v.OwnLanes(Summand(v, row.Name("e", i), Less(layout.Offset(i))), i))
                .ToArray();
            foreach (string statement in v.Fold(row.Name("s"), summands, VectorText.Add))
            {
                writer.Line(statement);
            }
        }

        foreach (Row row in rows)
        {
            writer.Line($"double {row.Name("sum")} = {InRange(v, $"{v.Simd}.SumAcross({row.Name("s")})")};");
        }
    }

    public void InMemory(CodeWriter writer, VectorText v)
    {
        RowLayout layout = v.Layout;
        var row = new Row(0, "");
        writer.Line(stable
            ? $"// Exponentials, shifted by the power of two that belongs to the maximum{(destination is null ? "" : ", stored")} and summed{(withoutTarget ? ", all but the target's own" : "")}."
            : "// Exponentials as they are (Stable = false leaves the maximum out), stored and summed.");
        WriteShift(writer, v, [row]);
        if (withoutTarget)
        {
            writer.Line($"nuint targetStep = (nuint)(target - (target % {Literals.Of(layout.Step)}));");
        }

        LoopText.SummedSteps(writer, v, ["s"], () =>
        {
            for (int k = 0; k < LoopText.VectorsPerStep; k++)
            {
                writer.Line($"{v.Vector} e{k} = {ExpAt(v, "i", k * layout.Lanes)};");
            }

            if (destination is not null)
            {
                for (int k = 0; k < LoopText.VectorsPerStep; k++)
                {
                    writer.Line(v.StoreAt($"e{k}", destination, "i", k * layout.Lanes));
                }
            }

            if (withoutTarget)
            {
                writer.Block("if (i == targetStep)", () =>
                {
                    for (int k = 0; k < LoopText.VectorsPerStep; k++)
                    {
                        writer.Line($"e{k} = {Summand(v, $"e{k}", " - (int)i" + Less(k * layout.Lanes))};");
                    }
                });
                writer.Line();
            }

            // One running vector: three more would not fit beside the constants in sixteen registers, and pairwise is more accurate.
            writer.Line("s += (e0 + e1) + (e2 + e3);");
        });

        WriteRest(writer, v, row);
        writer.Line($"double sum = {InRange(v, "total.Total")};");
    }

    private void WriteRest(CodeWriter writer, VectorText v, Row row)
    {
        RowLayout layout = v.Layout;
        if (layout.RestVectors == 0 && !layout.HasLast)
        {
            return;
        }

        writer.Line();
        var summands = new List<string>();
        for (int k = 0; k < layout.RestVectors; k++)
        {
            int element = LoopText.RestElement(layout, k);
            writer.Line($"{v.Vector} r{k} = {ExpAt(v, Literals.Of(element), 0)};");
            summands.Add(Summand(v, $"r{k}", Less(element)));
        }

        if (layout.HasLast)
        {
            writer.Line($"{v.Vector} lastExp = {Exp(v, row, "last", "lastLost")};");
            summands.Add(v.OwnLanes(Summand(v, "lastExp", Less(layout.LastOffset)), layout.FullVectors));
        }

        foreach (string statement in v.Fold("rest", summands, VectorText.Add))
        {
            writer.Line(statement);
        }

        writer.Line("total.Add(rest);");
    }

    private void WriteShift(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows)
    {
        if (stable)
        {
            foreach (Row row in rows)
            {
                writer.Line($"{v.Shift} {row.Name("shift")} = new({row.Name("maximum")}, {scale.High}, {scale.Reach});");
            }
        }
    }

    private static string Less(int element) => element switch
    {
        0 => "",
        > 0 => $" - {Literals.Of(element)}",
        _ => $" + {Literals.Of(-element)}",
    };
}
