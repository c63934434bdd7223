using SoftmaxGen.Benchmarks.Contestants;
using SoftmaxGen.Benchmarks.Kernels;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Operations;

/// <summary>What the thread pool gains.</summary>
internal static class ParallelOperation
{
    // 1000 rows of 4096, or 4096 of 1000.
    private const int Elements = 4_096_000;

    public static Operation Float { get; } = new(
        "parallel",
        "float",
        "softmax on the thread pool against one thread",
        "ULP",
        ParallelKernels.ByDim.Keys,
        Elements,
        static (dim, elements) => Prepare(new SoftmaxWorkload<float>(dim, elements)));

    private static Heat Prepare(SoftmaxWorkload<float> workload) => new(
        Field.Kernel(Names.Parallel, workload, ParallelKernels.ByDim[workload.Dim]),
        Field.Kernel(Names.OneThread, workload, FloatKernels.ByDim[workload.Dim]));
}
