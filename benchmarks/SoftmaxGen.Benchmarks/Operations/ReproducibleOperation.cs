using SoftmaxGen.Benchmarks.Contestants;
using SoftmaxGen.Benchmarks.Kernels;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Operations;

/// <summary>What the same bits everywhere cost.</summary>
internal static class ReproducibleOperation
{
    public static Operation Float { get; } = new(
        "reproducible",
        "float",
        "softmax with the same bits everywhere against softmax at its fastest, one thread",
        "ULP",
        ReproducibleKernels.ByDim.Keys,
        SoftmaxOperations.Elements,
        static (dim, elements) => Prepare(new SoftmaxWorkload<float>(dim, elements)));

    private static Heat Prepare(SoftmaxWorkload<float> workload) => new(
        Field.Kernel(Names.SoftmaxGen, workload, FloatKernels.ByDim[workload.Dim]),
        Field.Kernel(Names.Reproducible, workload, ReproducibleKernels.ByDim[workload.Dim]));
}
