using System.Collections.Generic;
using SoftmaxGen.Benchmarks.Comparison;
using SoftmaxGen.Benchmarks.Kernels;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>Who takes part in a comparison.</summary>
internal static class Field
{
    /// <summary>Everyone who can run here, the generated kernel first.</summary>
    public static IReadOnlyList<IContestant> Of(Workload workload, BatchSoftmax kernel)
    {
        List<IContestant> field =
        [
            new ManagedContestant("SoftmaxGen", workload, kernel),
            ManagedContestant.RowByRow("TensorPrimitives.SoftMax", workload, ManagedSoftmax.Library),
            ManagedContestant.RowByRow("TensorPrimitives, stable", workload, ManagedSoftmax.Composition),
            new OnnxRuntimeContestant(workload),
            ManagedContestant.RowByRow("scalar loop", workload, ManagedSoftmax.ScalarLoop),
        ];
        if (YardstickContestant.Create(workload) is { } yardstick)
        {
            field.Add(yardstick);
        }

        return field;
    }
}
