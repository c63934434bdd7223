using System;
using System.Collections.Generic;
using SoftmaxGen.Benchmarks.Comparison;
using SoftmaxGen.Benchmarks.Contestants;

namespace SoftmaxGen.Benchmarks.Judging;

/// <summary>What the project wants of its kernels, as ratios of times in one run.</summary>
internal static class Goals
{
    private const int LongestOrdinaryRow = 128256;
    private const int LongestShortRow = 16;

    private static readonly string[] TensorPrimitives = [Names.Library, Names.Composition];

    public static IReadOnlyList<Goal> All { get; } =
    [
        new(
            "float: twice as fast as TensorPrimitives (either form) and ONNX Runtime, three times at Dim ≤ 16",
            static report => Is(report, "softmax", "float"),
            [.. TensorPrimitives, Names.OnnxRuntime],
            static dim => dim <= LongestShortRow ? 3 : dim <= LongestOrdinaryRow ? 2 : null)
        {
            IsAtHome = static report => report.Machine.VectorBits == 512,
        },
        new(
            "float: at most 1.10 of the yardstick's time from Dim 17 up, faster at Dim ≤ 16",
            static report => Is(report, "softmax", "float"),
            [Names.Yardstick],
            static dim => dim <= LongestShortRow ? 1 : dim <= LongestOrdinaryRow ? 1 / 1.10 : null),
        new(
            "float: at most twice memcpy's time at Dim 2^22, 1.35 of it at 2^24",
            static report => Is(report, "softmax", "float"),
            [Names.MemoryCopy],
            static dim => dim == 1 << 22 ? 1 / 2.0 : dim == 1 << 24 ? 1 / 1.35 : null)
        {
            IsAtHome = static report => report.Machine.VectorBits == 512,
        },
        new(
            "float, one row per call: twice as fast as TensorPrimitives",
            static report => Is(report, "softmax-row", "float"),
            TensorPrimitives,
            static _ => 2)
        {
            IsAtHome = static report => report.Machine.VectorBits == 512,
        },
        new(
            "float, 256 bits: three times as fast as TensorPrimitives at Dim ≥ 64, twice below",
            static report => Is(report, "softmax", "float") && report.Machine.VectorBits == 256,
            TensorPrimitives,
            static dim => dim >= 64 ? 3 : 2),
        new(
            "float, 128 bits: twice as fast as TensorPrimitives",
            static report => Is(report, "softmax", "float") && report.Machine.VectorBits == 128,
            TensorPrimitives,
            static _ => 2),
        new("double: twice as fast as TensorPrimitives", static report => Is(report, "softmax", "double"), TensorPrimitives, Ordinary(2)),
        new("Half: eight times as fast as TensorPrimitives", static report => Is(report, "softmax", "half"), TensorPrimitives, Ordinary(8)),
        new("an inner axis: at most 1.3 of the contiguous rows' time", static report => report.Operation == "inner", Names.Inner, static _ => 1.3) { IsUpperLimit = true },
        new("Reproducible: at most 1.25 of the time", static report => report.Operation == "reproducible", [Names.Reproducible], static _ => 1.25) { IsUpperLimit = true },
        new("Parallel: 1.8 times as fast on two threads as on one", static report => report.Operation == "parallel", [Names.OneThread], static _ => 1.8)
        {
            IsAtHome = static report => report.Machine.LogicalCores == 2,
        },
    ];

    private static bool Is(Report report, string operation, string type) => report.Operation == operation && report.Type == type;

    private static Func<int, double?> Ordinary(double limit) => dim => dim <= LongestOrdinaryRow ? limit : null;
}
