using System.Numerics;
using SoftmaxGen.Benchmarks.Contestants;
using SoftmaxGen.Benchmarks.Kernels;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Operations;

/// <summary>The softmax of many rows in one call, and of one row per call.</summary>
internal static class SoftmaxOperations
{
    // 2^16 floats in and out stay in the second-level cache of a server's core.
    public const int Elements = 1 << 16;

    public static Operation Float { get; } = Batched("float", FloatKernels.ByDim);

    public static Operation Double { get; } = Batched("double", DoubleKernels.ByDim);

    public static Operation Half { get; } = Batched("half", HalfKernels.ByDim);

    public static Operation FloatRow { get; } = new(
        "softmax-row",
        "float",
        "softmax, one row per call",
        "ULP",
        RowKernels.ByDim.Keys,
        Elements,
        static (dim, elements) => new Heat(RowKernels.ByDim[dim](new SoftmaxWorkload<float>(dim, elements))));

    private static Operation Batched<T>(string type, KernelTable<T> kernels)
        where T : unmanaged, IFloatingPointIeee754<T> => new(
        "softmax",
        type,
        "softmax of a batch of rows, one thread",
        "ULP",
        kernels.Keys,
        Elements,
        (dim, elements) => new Heat(Field.Batched(new SoftmaxWorkload<T>(dim, elements), kernels[dim])));
}
