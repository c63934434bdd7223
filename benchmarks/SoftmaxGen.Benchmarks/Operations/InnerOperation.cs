using SoftmaxGen.Benchmarks.Contestants;
using SoftmaxGen.Benchmarks.Kernels;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Operations;

/// <summary>What a row costs whose entries do not lie next to each other.</summary>
internal static class InnerOperation
{
    private const int Dim = 64;

    // A whole step of the outer axis with the longest inner one, for every contestant: the data of each leaves the second-level cache.
    private const int Elements = Dim * 4096;

    public static Operation Float { get; } = new(
        "inner",
        "float",
        "softmax along a middle axis against contiguous rows, one thread",
        "ULP",
        [Dim],
        Elements,
        static (dim, elements) => new Heat(
            Field.Kernel(Names.Contiguous, new SoftmaxWorkload<float>(dim, elements), FloatKernels.ByDim[dim]),
            Field.Kernel(Names.Inner[0], new SoftmaxWorkload<float>(dim, elements, inner: 49), InnerKernels.Inner49),
            Field.Kernel(Names.Inner[1], new SoftmaxWorkload<float>(dim, elements, inner: 4096), InnerKernels.Inner4096)));
}
