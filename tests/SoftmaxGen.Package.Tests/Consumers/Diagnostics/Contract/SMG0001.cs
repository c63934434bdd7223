using SoftmaxGen;

namespace Consumer;

internal static partial class NotPartial
{
    [Softmax(Dim = 3)]
    public static void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
    }
}
