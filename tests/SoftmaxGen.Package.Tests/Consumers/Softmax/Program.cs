using System.Globalization;
using SoftmaxGen;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

float[] probabilities = new float[3];
Kernels.Softmax(args.Select(float.Parse).ToArray(), probabilities);
Console.WriteLine("probabilities " + string.Join(' ', probabilities));

float[] gradient = new float[3];
float loss = Kernels.Loss(args.Select(float.Parse).ToArray(), target: 0, gradient);
Console.WriteLine("loss " + loss);
Console.WriteLine("gradient " + string.Join(' ', gradient));

static partial class Kernels
{
    [Softmax(Dim = 3)]
    public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);

    [SoftmaxCrossEntropy(Dim = 3)]
    public static partial float Loss(ReadOnlySpan<float> logits, int target, Span<float> gradient);
}
