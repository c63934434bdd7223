using SoftmaxGen;

namespace Consumer;

internal static class NotPartialType
{
    internal static partial class Kernels
    {
        [Softmax(Dim = 3)]
        public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
    }
}
