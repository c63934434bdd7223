using System;
using System.Numerics;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>Makes contestants of softmaxes of one row: one call for each row of the workload.</summary>
internal static class RowLoop
{
    public static ManagedContestant Of<T, TSoftmax>(string name, SoftmaxWorkload<T> workload, ResultCheck check = ResultCheck.MustBeRight)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSoftmax : struct, IRowSoftmax<T> =>
        new(name, workload, () => Run<T, TSoftmax>(workload.Logits.Span, workload.Probabilities.Span, workload.Dim), check);

    private static void Run<T, TSoftmax>(ReadOnlySpan<T> logits, Span<T> probabilities, int dim)
        where TSoftmax : struct, IRowSoftmax<T>
    {
        for (int start = 0; start < logits.Length; start += dim)
        {
            TSoftmax.Softmax(logits.Slice(start, dim), probabilities.Slice(start, dim));
        }
    }
}
