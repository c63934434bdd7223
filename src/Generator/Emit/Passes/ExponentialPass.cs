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
    public string ExpAt(VectorText v, Row row, string index, int element)
    {
        LogitText own = logits.Of(row);
        string x = own.LoadAt(v, index, element);
        return Exp(v, row, x, own.Rounds ? own.Lost(v, x, index, element) : "");
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
        WriteShifts(writer, v, rows);
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
            foreach (string statement in v.FoldSum(row, summands))
            {
                writer.Line(statement);
            }
        }

        OncePerRow.Sums(
            writer, v, rows, row => InRange(v, v.SumAcross(row, layout.Vectors)), (first, second) => $"{v.Simd}.SumAcross({first.Name("s")}, {second.Name("s")})");
    }

    public void InMemory(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows)
    {
        writer.Line(stable
            ? $"// Exponentials, shifted by the power of two that belongs to the maximum{(destination is null ? "" : ", stored")} and summed{(withoutTarget ? ", all but the target's own" : "")}."
            : "// Exponentials as they are (Stable = false leaves the maximum out), stored and summed.");
        WriteShifts(writer, v, rows);
        if (withoutTarget)
        {
            writer.Line($"nuint targetStep = (nuint)(target - (target % {Literals.Of(v.Layout.Step)}));");
        }

        foreach (Row row in rows)
        {
            if (IsPlain(v))
            {
                string total = row.Name("total");
                writer.Line($"{v.Sum} {total} = default;");
                writer.Line(
                    $"{row.Name("shift")}.ExpSteps(ref {row.Name("logits")}, ref {row.Name(destination!)}, {Literals.Of(v.Layout.StepsEnd)}, {scale.High}, {scale.Low}, ref {total});");
            }
            else
            {
                WriteSteps(writer, v, row);
            }

            WriteRest(writer, v, row);
        }

        OncePerRow.Sums(
            writer, v, rows, row => InRange(v, $"{row.Name("total")}.Total"), (first, second) => $"{v.Sum}.Totals({first.Name("total")}, {second.Name("total")})");
    }

    /// <summary>
    /// Whether the runtime's routine for the steps of a row does: on 128 bits, where machines without FMA want two loops in place of one, if all it has to do is to read, store and sum.
    /// </summary>
    private bool IsPlain(VectorText v) => v is { Path.Bits: 128, IsFloat: true } && stable && destination is not null && !withoutTarget && logits.IsPlain;

    private void WriteSteps(CodeWriter writer, VectorText v, Row row)
    {
        RowLayout layout = v.Layout;
        string s = row.Name("s");
        LoopText.SummedSteps(writer, v, row.Name("total"), [s], () =>
        {
            for (int k = 0; k < LoopText.VectorsPerStep; k++)
            {
                writer.Line($"{v.Vector} e{k} = {ExpAt(v, row, "i", k * layout.Lanes)};");
            }

            if (destination is not null)
            {
                for (int k = 0; k < LoopText.VectorsPerStep; k++)
                {
                    writer.Line(v.StoreAt($"e{k}", row.Name(destination), "i", k * layout.Lanes));
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
            writer.Line($"{s} += (e0 + e1) + (e2 + e3);");
        });
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
            writer.Line($"{v.Vector} {row.Name("r", k)} = {ExpAt(v, row, Literals.Of(element), 0)};");
            summands.Add(Summand(v, row.Name("r", k), Less(element)));
        }

        if (layout.HasLast)
        {
            writer.Line($"{v.Vector} {row.Name("lastExp")} = {Exp(v, row, row.Name("last"), row.Name("lastLost"))};");
            summands.Add(v.OwnLanes(Summand(v, row.Name("lastExp"), Less(layout.LastOffset)), layout.FullVectors));
        }

        foreach (string statement in v.Fold(row.Name("rest"), summands, VectorText.Add))
        {
            writer.Line(statement);
        }

        writer.Line($"{row.Name("total")}.Add({row.Name("rest")});");
    }

    private void WriteShifts(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows)
    {
        if (stable)
        {
            OncePerRow.Shifts(writer, v, rows, scale);
        }
    }

    private static string Less(int element) => element switch
    {
        0 => "",
        > 0 => $" - {Literals.Of(element)}",
        _ => $" + {Literals.Of(-element)}",
    };
}
