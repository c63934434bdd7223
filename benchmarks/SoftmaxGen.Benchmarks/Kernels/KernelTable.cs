using System;
using System.Collections.Generic;

namespace SoftmaxGen.Benchmarks.Kernels;

/// <summary>The generated kernels by length of row.</summary>
internal static class KernelTable
{
    private static readonly SortedDictionary<int, BatchSoftmax> ByDim = new()
    {
        [2] = SoftmaxKernels.Softmax2,
        [3] = SoftmaxKernels.Softmax3,
        [5] = SoftmaxKernels.Softmax5,
        [8] = SoftmaxKernels.Softmax8,
        [10] = SoftmaxKernels.Softmax10,
        [16] = SoftmaxKernels.Softmax16,
        [17] = SoftmaxKernels.Softmax17,
        [33] = SoftmaxKernels.Softmax33,
        [64] = SoftmaxKernels.Softmax64,
        [100] = SoftmaxKernels.Softmax100,
        [128] = SoftmaxKernels.Softmax128,
        [256] = SoftmaxKernels.Softmax256,
        [300] = SoftmaxKernels.Softmax300,
        [362] = SoftmaxKernels.Softmax362,
        [1000] = SoftmaxKernels.Softmax1000,
        [1024] = SoftmaxKernels.Softmax1024,
        [4096] = SoftmaxKernels.Softmax4096,
        [32768] = SoftmaxKernels.Softmax32768,
        [50257] = SoftmaxKernels.Softmax50257,
        [128256] = SoftmaxKernels.Softmax128256,
    };

    public static IEnumerable<int> Dims => ByDim.Keys;

    /// <summary>The kernel for a length of row; null when none was generated for it.</summary>
    public static BatchSoftmax? Find(int dim) => ByDim.GetValueOrDefault(dim);
}
