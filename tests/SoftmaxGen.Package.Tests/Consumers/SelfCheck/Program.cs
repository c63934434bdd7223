using SoftmaxGen;

float[] probabilities = new float[3];
Kernels.Unstable([1f, 2f, 3f], probabilities);
Console.WriteLine("small logits pass");

try
{
    Kernels.Unstable([90f, 2f, -2f], probabilities);
    Console.WriteLine("large logits pass: " + string.Join(' ', probabilities));
}
catch (KernelVerificationException exception)
{
    Console.WriteLine("large logits throw: " + exception.Message);
}

static partial class Kernels
{
    [Softmax(Dim = 3, Stable = false)]
    public static partial void Unstable(ReadOnlySpan<float> logits, Span<float> probabilities);
}
