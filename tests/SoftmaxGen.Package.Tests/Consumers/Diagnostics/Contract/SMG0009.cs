using SoftmaxGen;

namespace Consumer;

internal static partial class TwoKernels
{
    [Softmax(Dim = 3)]
    [SoftmaxGradient(Dim = 3)]
    public static partial void Softmax(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
}
