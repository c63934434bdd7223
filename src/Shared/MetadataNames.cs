namespace SoftmaxGen.Shared;

/// <summary>Fully qualified metadata names of the runtime's types, the only link between compiler components and runtime.</summary>
internal static class MetadataNames
{
    public const string Namespace = "SoftmaxGen";
    public const string SoftmaxAttribute = "SoftmaxGen.SoftmaxAttribute";
    public const string SoftmaxGradientAttribute = "SoftmaxGen.SoftmaxGradientAttribute";
    public const string SoftmaxCrossEntropyAttribute = "SoftmaxGen.SoftmaxCrossEntropyAttribute";
    public const string StableMath = "SoftmaxGen.StableMath";
}
