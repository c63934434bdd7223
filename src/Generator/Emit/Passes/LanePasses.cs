using System;
using System.Linq;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>
/// The passes over rows that lie across lanes, group by group: element <c>d</c> of as many rows as there are lanes is vector <c>d</c> of the group. Maximum and
/// sum are vertical, and the exponent shift and the factor differ from lane to lane.
/// </summary>
/// <remarks>
/// Each pass goes over several groups before the next one starts, because one group would wait for its own latency from the load to the division, and two
/// side by side do not fit the registers. Between the passes columns lie in the fastest cache. Halves become floats before the first pass and halves again after the last: there is no
/// transposition of theirs.
/// </remarks>
internal static class LanePasses
{
    /// <summary>What the maxima, then the factors are called: one of them per group.</summary>
    private const string Maxima = "maxima", Scales = "scales";

    /// <summary>Memory for the columns of all groups, and for what a group hands from pass to pass.</summary>
    public static void Scratch(CodeWriter writer, VectorText v)
    {
        string groups = Literals.Of(v.Path.LaneGroups);
        writer.Line($"// Columns of {groups} groups of rows, in the fastest cache.");
        writer.Line($"Span<{v.Vector}> columns = stackalloc {v.Vector}[{groups} * Dim], {Maxima} = stackalloc {v.Vector}[{groups}];");
        writer.Line($"Span<{v.Scale}> {Scales} = stackalloc {v.Scale}[{groups}];");
        if (v.IsHalf)
        {
            writer.Line($"Span<float> floats = stackalloc float[{groups} * {Literals.Of(v.Layout.Lanes)} * Dim];");
        }
    }

    public static void Read(CodeWriter writer, VectorText v, ScaleText scale, LogitText logits)
    {
        if (v.IsHalf)
        {
            writer.Line("// Halves become floats.");
            writer.Line($"{v.HalfSimd}.Widen(ref logits, ref MemoryMarshal.GetReference(floats), {ElementsOf(v, "groups")});");
            writer.Line();
        }

        writer.Line("// Transpose the rows: each column holds one element of every row of its group. The maximum of a row is that of its lane.");
        writer.Line("bool inRange = true;");
        Groups(writer, v, () =>
        {
            writer.Line(RowOf(v, "logits"));
            TransposeText.Load(writer, v, "row", "x");
            logits.Negate(writer, "x", v.Layout.Dim);
            string[] columns = Enumerable.Range(0, v.Layout.Dim).Select(d => "x" + Literals.Of(d)).ToArray();
            foreach (string statement in v.Fold("m", columns, v.Max))
            {
                writer.Line(statement);
            }

            writer.Line($"inRange &= {v.ShiftClass}.InRange(m, {scale.High});");
            writer.Line($"{Of(Maxima)} = m;");
            foreach (string column in columns)
            {
                writer.Line($"{Column(column.Substring(1))} = {column};");
            }
        });
    }

    public static void Exponentials(CodeWriter writer, VectorText v, ScaleText scale)
    {
        writer.Line("// Exponentials, shifted by the power of two that belongs to the maximum of the lane.");
        Groups(writer, v, () =>
        {
            writer.Line($"{v.Shift} shift = new({Of(Maxima)}, {scale.High}, {scale.Reach});");
            for (int d = 0; d < v.Layout.Dim; d++)
            {
                string column = Column(Literals.Of(d));
                writer.Line($"{column} = shift.Exp({column}, {scale.High}, {scale.Low});");
            }
        });
    }

    public static void Sum(CodeWriter writer, VectorText v)
    {
        writer.Line("// Sums, of pairs first.");
        Groups(writer, v, () =>
        {
            for (int d = 0; d < v.Layout.Dim; d += 2)
            {
                string pair = Column(Literals.Of(d)) + (d + 1 < v.Layout.Dim ? " + " + Column(Literals.Of(d + 1)) : "");
                writer.Line(d == 0 ? $"LaneSum{Literals.Of(v.Path.Bits)} sums = new({pair});" : $"sums.Add({pair});");
            }

            writer.Line($"{Of(Scales)} = new(sums);");
        });
    }

    public static void Normalize(CodeWriter writer, VectorText v)
    {
        writer.Line("// Normalise; back to rows, and store.");
        Groups(writer, v, () =>
        {
            writer.Line($"{v.Scale} scale = {Of(Scales)};");
            writer.Line(RowOf(v, "probabilities"));
            TransposeText.Store(writer, v, "row", d => $"scale.Apply({Column(Literals.Of(d))})");
        });

        if (v.IsHalf)
        {
            writer.Line();
            writer.Line("// Floats become halves.");
            writer.Line($"{v.HalfSimd}.Narrow(ref MemoryMarshal.GetReference(floats), ref probabilities, {ElementsOf(v, "groups")});");
        }
    }

    private static void Groups(CodeWriter writer, VectorText v, Action body) =>
        writer.Block("for (nuint group = 0; group < groups; group++)", () =>
        {
            writer.Line($"ref {v.Vector} column = ref Unsafe.Add(ref MemoryMarshal.GetReference(columns), group * Dim);");
            body();
        });

    /// <summary>A reference to the first row of a group, where floats are: in the user's memory or converted.</summary>
    private static string RowOf(VectorText v, string reference) =>
        $"ref float row = ref Unsafe.Add(ref {(v.IsHalf ? "MemoryMarshal.GetReference(floats)" : reference)}, {ElementsOf(v, "group")});";

    /// <summary>The elements of so many groups.</summary>
    private static string ElementsOf(VectorText v, string groups) => $"{groups} * ({Literals.Of(v.Layout.Lanes)} * Dim)";

    private static string Column(string d) => d == "0" ? "column" : $"Unsafe.Add(ref column, {d})";

    private static string Of(string array) => $"Unsafe.Add(ref MemoryMarshal.GetReference({array}), group)";
}
