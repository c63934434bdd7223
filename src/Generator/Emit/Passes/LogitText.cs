using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>
/// Reads logits as the rest of a kernel wants them: a negative <c>Scale</c> becomes a change of sign here, and an entry that a mask or a valid length
/// takes out becomes −∞, so that passes know positive scales and plain numbers only.
/// </summary>
internal sealed class LogitText(KernelPlan plan, string suffix = "")
{
    private const string Mask = "mask", ValidLength = "validLength";

    private readonly string reference = "logits" + suffix;

    private readonly bool negative = plan.Scale.NegateLogits;
    private readonly bool addsMask = plan.Has(ParameterRole.AddedMask);
    private readonly bool keepsMarked = plan.Has(ParameterRole.BooleanMask);
    private readonly bool keepsFirst = plan.Has(ParameterRole.ValidLength) || plan.Has(ParameterRole.ValidLengths);

    /// <summary>Reads one of several rows side by side, through a reference of its own.</summary>
    public LogitText Of(Row row) => row.Suffix.Length == 0 ? this : new LogitText(plan, row.Suffix);

    /// <summary>Whether reading is nothing but a load.</summary>
    public bool IsPlain => !negative && !addsMask && !keepsMarked && !keepsFirst;

    private string Sign => negative ? "-" : "";

    public string Load(VectorText v, int start, int vector)
    {
        if (!v.Layout.IsShorterThanVector)
        {
            return LoadAt(v, start + v.Layout.Offset(vector));
        }

        string count = Literals.Of(v.Layout.Dim);
        string x = Sign + v.Load(reference, start, vector);
        x = addsMask ? $"{v.Mask}.{Combine}({x}, {v.Load(Mask, 0, vector)})" : x;
        x = keepsMarked ? $"{v.Mask}.KeepMarkedLast({x}, ref {Mask}, {count})" : x;
        return keepsFirst ? $"{v.Mask}.KeepFirstOfLast({x}, {ValidLength}, {count})" : x;
    }

    public string LoadAt(VectorText v, int element)
    {
        string x = Sign + v.LoadAt(reference, element);
        x = addsMask ? $"{v.Mask}.{Combine}({x}, {v.LoadAt(Mask, element)})" : x;
        return Kept(v, x, Literals.Of(element), element == 0 ? ValidLength : $"{ValidLength} - {Literals.Of(element)}");
    }

    public string LoadAt(VectorText v, string index, int element)
    {
        string x = Sign + v.LoadAt(reference, index, element);
        x = addsMask ? $"{v.Mask}.{Combine}({x}, {v.LoadAt(Mask, index, element)})" : x;
        string position = element == 0 ? index : $"{index} + {Literals.Of(element)}";
        return Kept(v, x, position, $"{ValidLength} - {(char.IsDigit(index[0]) ? "" : "(int)")}{(element == 0 ? index : $"({position})")}");
    }

    /// <summary>
    /// Whether reading a logit rounds, by adding a mask. What is lost then joins the exponential: at a logit of 1000 it is worth 500 units in the last place.
    /// </summary>
    public bool Rounds => addsMask;

    /// <summary>What the sum <paramref name="x"/> of a logit and its mask has lost by rounding.</summary>
    public string Lost(VectorText v, string x, int start, int vector) => v.Layout.IsShorterThanVector
        ? Lost(v, x, v.Load(reference, start, vector), v.Load(Mask, start, vector))
        : Lost(v, x, v.LoadAt(reference, start + v.Layout.Offset(vector)), v.LoadAt(Mask, start + v.Layout.Offset(vector)));

    /// <inheritdoc cref="Lost(VectorText, string, int, int)"/>
    public string Lost(VectorText v, string x, string index, int element) =>
        Lost(v, x, v.LoadAt(reference, index, element), v.LoadAt(Mask, index, element));

    private string Lost(VectorText v, string x, string logit, string mask) => $"{v.Mask}.Lost({Sign}{logit}, {Sign}{mask}, {x})";

    private string Kept(VectorText v, string x, string position, string left)
    {
        x = keepsMarked ? $"{v.Mask}.KeepMarked({x}, ref {Mask}, {position})" : x;
        return keepsFirst ? $"{v.Mask}.KeepFirst({x}, {left})" : x;
    }

    private string Combine => negative ? "Subtract" : "Add";

    /// <summary>What <see cref="Load"/> does while reading, for columns that a transposition has read.</summary>
    public void Negate(CodeWriter writer, string column, int count)
    {
        for (int d = 0; negative && d < count; d++)
        {
            writer.Line($"{column}{Literals.Of(d)} = -{column}{Literals.Of(d)};");
        }
    }

    /// <summary>One logit in the computing type.</summary>
    public string Scalar(string number, string index)
    {
        string x = Element(reference);
        x = addsMask ? $"RowMask.{Combine}({Sign}{x}, {Element(Mask)})" : Sign + x;
        x = keepsMarked ? $"RowMask.Keep({x}, Unsafe.Add(ref {Mask}, {index}))" : x;
        return keepsFirst ? $"RowMask.Keep({x}, {index} < {ValidLength})" : x;

        string Element(string reference) => $"{(plan.Spec.Element == ElementType.Half ? $"({number})" : "")}Unsafe.Add(ref {reference}, {index})";
    }
}
