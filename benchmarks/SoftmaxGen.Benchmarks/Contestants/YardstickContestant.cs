using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.Benchmarks.Comparison;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>
/// Hand-written AVX-512 in C, the measure of what one core can do: a shared library with
/// <c>void ceiling_softmax(const float* x, float* y, size_t dim, size_t rows)</c>, named by an environment variable.
/// </summary>
internal sealed unsafe class YardstickContestant : IContestant
{
    public const string Variable = "SOFTMAXGEN_YARDSTICK";

    private readonly Workload workload;
    private readonly nint library;
    private readonly delegate* unmanaged<float*, float*, nuint, nuint, void> softmax;

    private YardstickContestant(Workload workload, string path)
    {
        this.workload = workload;
        library = NativeLibrary.Load(path);
        softmax = (delegate* unmanaged<float*, float*, nuint, nuint, void>)NativeLibrary.GetExport(library, "ceiling_softmax");
    }

    public string Name => "yardstick in C";

    /// <summary>The library's path; null when none is named or this CPU cannot run it.</summary>
    public static string? Path =>
        Avx512F.IsSupported && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    public static YardstickContestant? Create(Workload workload) => Path is { } path ? new YardstickContestant(workload, path) : null;

    public void Run() => softmax(workload.Logits.Pointer, workload.Probabilities.Pointer, (nuint)workload.Dim, (nuint)workload.Rows);

    public void Dispose() => NativeLibrary.Free(library);
}
