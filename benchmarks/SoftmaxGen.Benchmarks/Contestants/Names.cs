namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>What contestants are called in tables and files; judgements look them up by these names.</summary>
internal static class Names
{
    public const string SoftmaxGen = "SoftmaxGen";
    public const string Library = "TensorPrimitives.SoftMax";
    public const string Composition = "TensorPrimitives, stable";
    public const string OnnxRuntime = "ONNX Runtime, 1 thread";
    public const string ScalarLoop = "scalar loop";
    public const string Yardstick = "yardstick in C";
    public const string MemoryCopy = "memcpy";

    // Variants of the generated kernel, among themselves.
    public const string Reproducible = "Reproducible";
    public const string Parallel = "Parallel";
    public const string OneThread = "one thread";
    public const string Contiguous = "contiguous rows";

    public static string[] Inner { get; } = ["Inner = 49", "Inner = 4096"];
}
