using SoftmaxGen;

namespace Consumer;

internal static partial class MaskOfIntegers
{
    [Softmax(Dim = 3)]
    public static partial void Softmax(ReadOnlySpan<float> logits, [Mask] ReadOnlySpan<int> mask, Span<float> probabilities);
}
