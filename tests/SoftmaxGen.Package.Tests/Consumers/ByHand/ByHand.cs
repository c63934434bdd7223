using SoftmaxGen;

static partial class Kernels
{
    public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities) =>
        StableMath.Softmax(logits, probabilities);

    public static partial float Loss(ReadOnlySpan<float> logits, int target, Span<float> gradient)
    {
        double[] exact = new double[logits.Length];
        double loss = SoftmaxReference.SoftmaxCrossEntropy(logits, target, exact);
        for (int i = 0; i < exact.Length; i++)
        {
            gradient[i] = (float)exact[i];
        }

        return (float)loss;
    }
}
