using SoftmaxGen;

namespace Consumer;

internal static partial class WrongSignature
{
    [Softmax(Dim = 3)]
    public static partial void Softmax(float[] logits, float[] probabilities);
}
