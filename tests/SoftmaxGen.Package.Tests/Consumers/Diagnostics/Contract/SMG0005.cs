using SoftmaxGen;

namespace Consumer;

internal static partial class NoDim
{
    [Softmax]
    public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
}
