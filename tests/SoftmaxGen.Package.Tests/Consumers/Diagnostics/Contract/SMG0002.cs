using SoftmaxGen;

namespace Consumer;

internal static partial class NoAccessibility
{
    [Softmax(Dim = 3)]
    static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
}
