using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>
/// What a row needs once, between the passes over its elements: its maximum and the shift that belongs to it, its sum and the factor that belongs to it. Rows that go in pairs share the work, one
/// in the lower half of a vector and one in the upper half.
/// </summary>
internal static class OncePerRow
{
    /// <param name="lanes">The vector that holds a row's maximum in one of its lanes.</param>
    public static void Maxima(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows, Func<Row, string> lanes)
    {
        foreach ((Row first, Row? second) in Groups(v, rows))
        {
            writer.Line(second is null
                ? $"{v.Vector} {first.Name("maximum")} = {v.Simd}.MaxInEachLane({lanes(first)});"
                : $"{v.Vector} {Both("maxima", first, second)} = {v.Simd}.MaxInHalves({lanes(first)}, {lanes(second)});");
        }
    }

    /// <summary>The condition under which the fast passes are right for all rows.</summary>
    public static string InRange(VectorText v, IReadOnlyList<Row> rows, ScaleText scale) =>
        string.Join(" && ", Groups(v, rows).Select(g => $"{v.ShiftClass}.InRange({(g.Second is null ? $"{g.First.Name("maximum")}.ToScalar()" : Both("maxima", g.First, g.Second))}, {scale.High})"));

    public static void Shifts(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows, ScaleText scale)
    {
        foreach ((Row first, Row? second) in Groups(v, rows))
        {
            if (second is null)
            {
                writer.Line($"{v.Shift} {first.Name("shift")} = new({first.Name("maximum")}, {scale.High}, {scale.Reach});");
                continue;
            }

            string both = Both("shift", first, second);
            writer.Line($"{v.Shift} {both} = new({Both("maxima", first, second)}, {scale.High}, {scale.Reach});");
            writer.Line($"{v.Shift} {first.Name("shift")} = {both}.Lower, {second.Name("shift")} = {both}.Upper;");
        }
    }

    /// <param name="one">The sum of one row, as an expression.</param>
    /// <param name="two">The sums of two.</param>
    public static void Sums(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows, Func<Row, string> one, Func<Row, Row, string> two)
    {
        foreach ((Row first, Row? second) in Groups(v, rows))
        {
            writer.Line(second is null
                ? $"double {first.Name("sum")} = {one(first)};"
                : $"Vector256<double> {Both("sums", first, second)} = {two(first, second)};");
        }
    }

    /// <param name="sum">The name of a single row's sum.</param>
    public static void Factors(CodeWriter writer, VectorText v, IReadOnlyList<Row> rows, string numerator, string sum)
    {
        foreach ((Row first, Row? second) in Groups(v, rows))
        {
            if (second is null)
            {
                writer.Line($"{v.Scale} {first.Name("scale")} = new({numerator}, {first.Name(sum)});");
                continue;
            }

            string both = Both("scales", first, second);
            writer.Line($"{v.Scales} {both} = new({numerator}, {Both("sums", first, second)});");
            writer.Line($"{v.Scale} {first.Name("scale")} = {both}.First, {second.Name("scale")} = {both}.Second;");
        }
    }

    private static IEnumerable<(Row First, Row? Second)> Groups(VectorText v, IReadOnlyList<Row> rows)
    {
        bool pairs = v.Path.SharesPerRowWork && rows.Count > 1;
        for (int i = 0; i < rows.Count; i += pairs ? 2 : 1)
        {
            yield return (rows[i], pairs ? rows[i + 1] : null);
        }
    }

    private static string Both(string variable, Row first, Row second) => second.Name(first.Name(variable));
}
