using System;
using SoftmaxGen.Benchmarks.Comparison;
using SoftmaxGen.Benchmarks.Kernels;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>A softmax of managed code.</summary>
internal sealed class ManagedContestant(string name, Workload workload, BatchSoftmax softmax) : IContestant
{
    public string Name => name;

    public void Run() => softmax(workload.Logits.Span, workload.Probabilities.Span);

    public void Dispose()
    {
    }

    /// <summary>Applies a softmax of one row to every row.</summary>
    public static ManagedContestant RowByRow(string name, Workload workload, BatchSoftmax softmaxOfRow) =>
        new(name, workload, (logits, probabilities) =>
        {
            int dim = workload.Dim;
            for (int start = 0; start < logits.Length; start += dim)
            {
                softmaxOfRow(logits.Slice(start, dim), probabilities.Slice(start, dim));
            }
        });
}
