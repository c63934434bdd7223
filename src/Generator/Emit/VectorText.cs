using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Emit;

/// <summary>How generated text names things and touches memory on one vector width.</summary>
internal sealed class VectorText(PathPlan path, ElementType element)
{
    private readonly string bits = Literals.Of(path.Bits);
    private readonly string prefix = element == ElementType.Double ? "Double" : "";

    public PathPlan Path => path;

    public RowLayout Layout => path.Layout;

    /// <summary>What the kernel computes in: float for Half.</summary>
    public string Number { get; } = element == ElementType.Double ? "double" : "float";

    public string Class => $"Vector{bits}";

    public string Vector => $"Vector{bits}<{Number}>";

    public string Simd => $"Simd{bits}";

    public string Mask => $"RowMask{bits}";

    public string ShiftClass => $"{prefix}RowShift";

    public string Shift => $"{prefix}RowShift{bits}";

    public string Scale => $"{prefix}RowScale{bits}";

    /// <summary>The factors of two rows.</summary>
    public string Scales => $"RowScales{bits}";

    public string Sum => $"{prefix}RowSum{bits}";

    /// <summary>The routine for rows that no cache holds.</summary>
    public string Streamed => $"StreamedRow{bits}";

    /// <summary>The sum of the lanes of a vector: of floats in double precision, of doubles without loss.</summary>
    public string SumAcross(string vector) => element == ElementType.Double ? $"{Sum}.Across({vector})" : $"{Simd}.SumAcross({vector})";

    /// <summary>The sum of the lanes of what <see cref="FoldSum"/> made of a row of so many vectors.</summary>
    public string SumAcross(Row row, int vectors) => SumsGroups(vectors) ? $"{Simd}.SumAcross({row.Name("s", 0)}, {row.Name("s", 1)})" : SumAcross(row.Name("s"));

    public string CrossEntropyRow => $"{prefix}CrossEntropyRow";

    /// <summary>An argument: what all exponentials of a row are multiplied by; doubles by nothing.</summary>
    public string Unit => element == ElementType.Double ? "" : $", {Shift}.Unit";

    /// <summary>A sum, which is double, in the computing type.</summary>
    public string Narrowed(string sum) => element == ElementType.Double ? sum : $"(float){sum}";

    public bool IsFloat => element == ElementType.Float;

    public bool IsHalf => element == ElementType.Half;

    /// <summary>Where Half becomes float and float Half.</summary>
    public string HalfSimd => $"HalfSimd{bits}";

    public string Transpose => $"Transpose{bits}";

    /// <summary>Vector <paramref name="vector"/> of the row that starts <paramref name="start"/> elements after <paramref name="reference"/>.</summary>
    public string Load(string reference, int start, int vector) =>
        Layout.IsShorterThanVector
            ? $"{(IsHalf ? HalfSimd : Simd)}.LoadLast(ref {Advanced(reference, start)}, {Literals.Of(Layout.Dim)})"
            : LoadAt(reference, start + Layout.Offset(vector));

    public string LoadAt(string reference, int element) =>
        IsHalf ? $"{HalfSimd}.Load(ref {reference}, {Literals.Of(element)})"
        : element == 0 ? $"{Class}.LoadUnsafe(ref {reference})"
        : $"{Class}.LoadUnsafe(ref {reference}, {Literals.Of(element)})";

    public string LoadAt(string reference, string index, int element) =>
        $"{(IsHalf ? $"{HalfSimd}.Load" : $"{Class}.LoadUnsafe")}(ref {reference}, {IndexPlus(index, element)})";

    public string Store(string value, string reference, int start, int vector)
    {
        if (Layout.IsShorterThanVector)
        {
            return $"{(IsHalf ? HalfSimd : Simd)}.StoreLast({Bare(value)}, ref {Advanced(reference, start)}, {Literals.Of(Layout.Dim)});";
        }

        return StoreAt(value, reference, start + Layout.Offset(vector));
    }

    public string StoreAt(string value, string reference, int element) =>
        element == 0 && !IsHalf ? $"{value}.StoreUnsafe(ref {reference});" : StoreAt(value, reference, Literals.Of(element), 0);

    public string StoreAt(string value, string reference, string index, int element) =>
        IsHalf
            ? $"{HalfSimd}.Store({Bare(value)}, ref {reference}, {IndexPlus(index, element)});"
            : $"{value}.StoreUnsafe(ref {reference}, {IndexPlus(index, element)});";

    /// <summary>The vector with the lanes cleared that an earlier vector, or a repeated element, stands for.</summary>
    public string OwnLanes(string value, int vector) =>
        Layout.Done(vector) == 0 ? value : $"{Simd}.From({Bare(value)}, {Literals.Of(Layout.Done(vector))})";

    public string Max(string running, string value) => $"{Simd}.Max({running}, {value})";

    /// <summary>
    /// Statements that fold values into <paramref name="result"/>, four at a time and those pairwise, which keeps dependency chains short.
    /// </summary>
    public IEnumerable<string> Fold(string result, IReadOnlyList<string> values, Func<string, string, string> combine)
    {
        for (int i = 0; i < values.Count; i += 4)
        {
            string[] group = values.Skip(i).Take(4).ToArray();
            while (group.Length > 1)
            {
                group = group.Select((v, k) => (v, k)).GroupBy(p => p.k / 2).Select(g => g.Count() == 2 ? combine(g.First().v, g.Last().v) : g.First().v).ToArray();
            }

            yield return i == 0 ? $"{Vector} {result} = {Bare(group[0])};" : $"{result} = {Bare(combine(result, group[0]))};";
        }
    }

    /// <summary>Adds up the vectors of a row. Four lanes average too few roundings: on 128 bits sums of four vectors are not added as floats.</summary>
    public IEnumerable<string> FoldSum(Row row, IReadOnlyList<string> summands) =>
        SumsGroups(summands.Count)
            ? Fold(row.Name("s", 0), summands.Take(4).ToArray(), Add).Concat(Fold(row.Name("s", 1), summands.Skip(4).ToArray(), Add))
            : Fold(row.Name("s"), summands, Add);

    private bool SumsGroups(int vectors) => path.Bits == 128 && element == ElementType.Float && vectors is > 4 and <= 8;

    public static string Add(string a, string b) => $"({a} + {b})";

    /// <summary>Without the parentheses that only an inner expression needs.</summary>
    public static string Bare(string expression)
    {
        if (!expression.StartsWith("(", StringComparison.Ordinal) || !expression.EndsWith(")", StringComparison.Ordinal))
        {
            return expression;
        }

        int depth = 0;
        for (int i = 0; i < expression.Length - 1; i++)
        {
            depth += expression[i] == '(' ? 1 : expression[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return expression;
            }
        }

        return expression.Substring(1, expression.Length - 2);
    }

    public static string Advanced(string reference, int elements) =>
        elements == 0 ? reference : $"Unsafe.Add(ref {reference}, {Literals.Of(elements)})";

    private static string IndexPlus(string index, int element) => element == 0 ? index : $"{index} + {Literals.Of(element)}";
}
