using System.Collections.Generic;
using System.Numerics;
using SoftmaxGen.Benchmarks.Onnx;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Contestants;

internal static partial class Field
{
    static partial void AddOnnxRuntime<T>(List<IContestant> field, SoftmaxWorkload<T> workload)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // The CPU provider has no softmax for Half.
        if (OnnxElement.Of<T>() is { } element)
        {
            field.Add(new OnnxRuntimeContestant<T>(workload, element));
        }
    }
}
