using SoftmaxGen;

namespace Consumer;

internal static partial class IntegerLogits
{
    [Softmax(Dim = 3)]
    public static partial void Softmax(ReadOnlySpan<int> logits, Span<int> probabilities);
}
