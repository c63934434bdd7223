namespace SoftmaxGen.Shared;

/// <summary>Which member of the kernel family an attribute asks for.</summary>
internal enum KernelKind
{
    Softmax,
    SoftmaxGradient,
    SoftmaxCrossEntropy,
}

/// <summary>Mirrors the runtime's <c>SoftmaxGen.Reduction</c>; the values must stay equal.</summary>
internal enum LossReduction
{
    Mean = 0,
    Sum = 1,
    None = 2,
}
