using SoftmaxGen.Generator.Planning;

namespace SoftmaxGen.Generator.Emit.Passes;

/// <summary>Reads logits; a negative <c>Scale</c> becomes a change of sign here, so that the rest of a kernel knows positive scales only.</summary>
internal sealed class LogitText(ScaleConstants scale)
{
    private const string Reference = "logits";

    private string Sign => scale.NegateLogits ? "-" : "";

    public string Load(VectorText v, int start, int vector) => Sign + v.Load(Reference, start, vector);

    public string LoadAt(VectorText v, int element) => Sign + v.LoadAt(Reference, element);

    public string LoadAt(VectorText v, string index, int element) => Sign + v.LoadAt(Reference, index, element);

    public string Scalar(string index) => $"{Sign}Unsafe.Add(ref {Reference}, {index})";
}
