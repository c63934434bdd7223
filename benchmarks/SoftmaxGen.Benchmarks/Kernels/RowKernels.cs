using System;
using System.Collections.Generic;
using SoftmaxGen.Benchmarks.Contestants;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Kernels;

/// <summary>Softmax kernels of one row. Each is a type, so that a loop over rows calls it directly, as a user's code would.</summary>
internal static partial class RowKernels
{
    /// <summary>A kernel among its rivals, by length of row.</summary>
    public static SortedDictionary<int, Func<SoftmaxWorkload<float>, IReadOnlyList<IContestant>>> ByDim { get; } = new()
    {
        [3] = Field.OneRow<float, Row3>,
        [10] = Field.OneRow<float, Row10>,
        [16] = Field.OneRow<float, Row16>,
        [64] = Field.OneRow<float, Row64>,
        [256] = Field.OneRow<float, Row256>,
        [1000] = Field.OneRow<float, Row1000>,
    };

    private readonly partial struct Row3 : IRowSoftmax<float>
    {
        [Softmax(Dim = 3)]
        public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
    }

    private readonly partial struct Row10 : IRowSoftmax<float>
    {
        [Softmax(Dim = 10)]
        public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
    }

    private readonly partial struct Row16 : IRowSoftmax<float>
    {
        [Softmax(Dim = 16)]
        public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
    }

    private readonly partial struct Row64 : IRowSoftmax<float>
    {
        [Softmax(Dim = 64)]
        public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
    }

    private readonly partial struct Row256 : IRowSoftmax<float>
    {
        [Softmax(Dim = 256)]
        public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
    }

    private readonly partial struct Row1000 : IRowSoftmax<float>
    {
        [Softmax(Dim = 1000)]
        public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
    }
}
