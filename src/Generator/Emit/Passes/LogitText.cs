using SoftmaxGen.Generator.Planning;
using SoftmaxGen.Generator.Writing;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>Reads logits; a negative <c>Scale</c> becomes a change of sign here, so that the rest of a kernel knows positive scales only.</summary>
internal sealed class LogitText(ScaleConstants scale)
{
    private const string Reference = "logits";

    private string Sign => scale.NegateLogits ? "-" : "";

    public string Load(VectorText v, int start, int vector) => Sign + v.Load(Reference, start, vector);

    public string LoadAt(VectorText v, int element) => Sign + v.LoadAt(Reference, element);

    public string LoadAt(VectorText v, string index, int element) => Sign + v.LoadAt(Reference, index, element);

    /// <summary>What <see cref="Load"/> does while reading, for columns that a transposition has read.</summary>
    public void Negate(CodeWriter writer, string column, int count)
    {
        for (int d = 0; scale.NegateLogits && d < count; d++)
        {
            writer.Line($"{column}{Literals.Of(d)} = -{column}{Literals.Of(d)};");
        }
    }

    public string Scalar(string index) => $"{Sign}Unsafe.Add(ref {Reference}, {index})";
}
