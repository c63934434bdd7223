// Right from C# 11 on; the test builds it as C# 10.
using SoftmaxGen;

namespace Consumer;

internal static partial class OldLanguage
{
    [Softmax(Dim = 3)]
    public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
}
