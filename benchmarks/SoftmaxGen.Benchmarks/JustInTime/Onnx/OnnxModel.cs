namespace SoftmaxGen.Benchmarks.Onnx;

/// <summary>An ONNX model of one node, <c>probabilities = Softmax(logits)</c> over the last axis of <c>[rows, dim]</c>.</summary>
/// <remarks>The numbers are the fields' in onnx.proto3.</remarks>
internal static class OnnxModel
{
    public const string Input = "logits";
    public const string Output = "probabilities";

    private const int IrVersion = 8;
    private const int OperatorSet = 13; // The first whose Softmax normalises over one axis, by default the last.

    /// <param name="element">Number of the element type; ONNX Runtime's <c>TensorElementType</c> has the same ones.</param>
    /// <param name="rows">Length of the first axis.</param>
    /// <param name="dim">Length of the last axis.</param>
    public static byte[] Softmax(int element, int rows, int dim)
    {
        ProtobufWriter node = new ProtobufWriter().Text(1, Input).Text(2, Output).Text(4, "Softmax");
        ProtobufWriter graph = new ProtobufWriter()
            .Message(1, node)
            .Text(2, "softmax")
            .Message(11, Matrix(Input, element, rows, dim))
            .Message(12, Matrix(Output, element, rows, dim));
        return new ProtobufWriter()
            .Number(1, IrVersion)
            .Message(7, graph)
            .Message(8, new ProtobufWriter().Number(2, OperatorSet))
            .ToArray();
    }

    private static ProtobufWriter Matrix(string name, int element, int rows, int dim)
    {
        ProtobufWriter shape = new ProtobufWriter()
            .Message(1, new ProtobufWriter().Number(1, rows))
            .Message(1, new ProtobufWriter().Number(1, dim));
        ProtobufWriter tensor = new ProtobufWriter().Number(1, element).Message(2, shape);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }
}
