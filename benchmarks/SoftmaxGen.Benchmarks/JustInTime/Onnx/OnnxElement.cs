using Microsoft.ML.OnnxRuntime.Tensors;

namespace SoftmaxGen.Benchmarks.Onnx;

/// <summary>An element type as ONNX Runtime calls it.</summary>
internal static class OnnxElement
{
    /// <summary>Null for a type that its softmax does not take.</summary>
    public static TensorElementType? Of<T>() =>
        typeof(T) == typeof(float) ? TensorElementType.Float
        : typeof(T) == typeof(double) ? TensorElementType.Double
        : null;
}
