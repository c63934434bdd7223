using System.Numerics.Tensors;

namespace Consumer;

internal static class LibrarySoftmax
{
    public static void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities) =>
        TensorPrimitives.SoftMax(logits, probabilities);
}
