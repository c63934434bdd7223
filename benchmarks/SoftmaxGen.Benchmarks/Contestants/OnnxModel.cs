namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>An ONNX model of one node, <c>probabilities = Softmax(logits)</c> over the last axis of <c>[rows, dim]</c>.</summary>
/// <remarks>The numbers are the fields' in onnx.proto3.</remarks>
internal static class OnnxModel
{
    public const string Input = "logits";
    public const string Output = "probabilities";

    private const int IrVersion = 8;
    private const int OperatorSet = 13; // The first whose Softmax normalises over one axis, by default the last.
    private const int FloatElements = 1;

    public static byte[] Softmax(int rows, int dim)
    {
        ProtobufWriter node = new ProtobufWriter().Text(1, Input).Text(2, Output).Text(4, "Softmax");
        ProtobufWriter graph = new ProtobufWriter()
            .Message(1, node)
            .Text(2, "softmax")
            .Message(11, Matrix(Input, rows, dim))
            .Message(12, Matrix(Output, rows, dim));
        return new ProtobufWriter()
            .Number(1, IrVersion)
            .Message(7, graph)
            .Message(8, new ProtobufWriter().Number(2, OperatorSet))
            .ToArray();
    }

    private static ProtobufWriter Matrix(string name, int rows, int dim)
    {
        ProtobufWriter shape = new ProtobufWriter()
            .Message(1, new ProtobufWriter().Number(1, rows))
            .Message(1, new ProtobufWriter().Number(1, dim));
        ProtobufWriter tensor = new ProtobufWriter().Number(1, FloatElements).Message(2, shape);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }
}
