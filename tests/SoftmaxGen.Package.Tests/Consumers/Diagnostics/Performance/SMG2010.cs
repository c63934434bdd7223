using SoftmaxGen;

namespace Consumer;

internal static partial class PublishedAheadOfTime
{
    [Softmax(Dim = 3)]
    public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
}
