using System;
using System.Collections.Generic;
using System.Numerics;
using SoftmaxGen.Benchmarks.Kernels;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>Who takes part in a comparison of softmaxes.</summary>
internal static partial class Field
{
    /// <summary>Everyone who can run here, the generated kernel first.</summary>
    public static IReadOnlyList<IContestant> Batched<T>(SoftmaxWorkload<T> workload, BatchSoftmax<T> kernel)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        List<IContestant> field =
        [
            Kernel(Names.SoftmaxGen, workload, kernel),
            .. RowByRow(workload),
        ];
        AddOnnxRuntime(field, workload);
        if (workload is SoftmaxWorkload<float> floats && YardstickContestant.Create(floats) is { } yardstick)
        {
            field.Add(yardstick);
        }

        field.Add(new ManagedContestant(Names.MemoryCopy, workload, () => workload.Logits.Span.CopyTo(workload.Probabilities.Span), ResultCheck.None));
        return field;
    }

    /// <summary>Those that are called once for each row, beside a kernel that is too.</summary>
    public static IReadOnlyList<IContestant> OneRow<T, TKernel>(SoftmaxWorkload<T> workload)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TKernel : struct, IRowSoftmax<T> =>
        [RowLoop.Of<T, TKernel>(Names.SoftmaxGen, workload), .. RowByRow(workload)];

    /// <summary>A generated kernel for any number of rows.</summary>
    public static ManagedContestant Kernel<T>(string name, SoftmaxWorkload<T> workload, BatchSoftmax<T> kernel)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new(name, workload, () => kernel(workload.Logits.Span, workload.Probabilities.Span));

    private static IEnumerable<IContestant> RowByRow<T>(SoftmaxWorkload<T> workload)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Sums in Half end at 65504, and stop growing long before.
        ResultCheck check = typeof(T) == typeof(Half) ? ResultCheck.Shown : ResultCheck.MustBeRight;
        yield return RowLoop.Of<T, LibrarySoftmax<T>>(Names.Library, workload, check);
        yield return RowLoop.Of<T, ComposedSoftmax<T>>(Names.Composition, workload, check);
        yield return RowLoop.Of<T, ScalarSoftmax<T>>(Names.ScalarLoop, workload, check);
    }

    /// <summary>Not in an ahead-of-time build, which leaves ONNX Runtime out.</summary>
    static partial void AddOnnxRuntime<T>(List<IContestant> field, SoftmaxWorkload<T> workload)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
