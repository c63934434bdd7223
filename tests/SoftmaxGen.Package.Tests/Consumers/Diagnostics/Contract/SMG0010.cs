using SoftmaxGen;

namespace Consumer;

internal static partial class ScaleOfZero
{
    [Softmax(Dim = 3, Scale = 0)]
    public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
}
