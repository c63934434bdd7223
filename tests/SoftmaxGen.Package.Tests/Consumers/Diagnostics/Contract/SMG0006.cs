using SoftmaxGen;

namespace Consumer;

internal static partial class ReductionOfOneRow
{
    [SoftmaxCrossEntropy(Dim = 3, Reduction = Reduction.Sum)]
    public static partial float Loss(ReadOnlySpan<float> logits, int target);
}
