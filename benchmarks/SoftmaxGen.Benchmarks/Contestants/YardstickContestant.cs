using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>
/// Hand-written AVX-512 in C, the measure of what one core can do: a shared library with
/// <c>void ceiling_softmax(const float* x, float* y, size_t dim, size_t rows)</c>, named by an environment variable.
/// </summary>
internal sealed unsafe class YardstickContestant : IContestant
{
    public const string Variable = "SOFTMAXGEN_YARDSTICK";

    private readonly SoftmaxWorkload<float> workload;
    private readonly nint library;
    private readonly delegate* unmanaged<float*, float*, nuint, nuint, void> softmax;

    private YardstickContestant(SoftmaxWorkload<float> workload, string path)
    {
        this.workload = workload;
        library = NativeLibrary.Load(path);
        softmax = (delegate* unmanaged<float*, float*, nuint, nuint, void>)NativeLibrary.GetExport(library, "ceiling_softmax");
    }

    public string Name => Names.Yardstick;

    public Workload Workload => workload;

    public ResultCheck Check => ResultCheck.MustBeRight;

    /// <summary>Which library takes part, or why none does.</summary>
    public static string Description => (Named, Avx512F.IsSupported) switch
    {
        (null, _) => $"none; {Variable} names one (needs AVX-512)",
        ({ } path, false) => $"{path} does not take part: it needs AVX-512, which this CPU lacks or which is switched off",
        ({ } path, true) => path,
    };

    private static string? Named => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    /// <summary>The contestant; null when no library is named or this CPU cannot run it.</summary>
    public static YardstickContestant? Create(SoftmaxWorkload<float> workload) =>
        Named is { } path && Avx512F.IsSupported ? new YardstickContestant(workload, path) : null;

    public void Run() => softmax(workload.Logits.Pointer, workload.Probabilities.Pointer, (nuint)workload.Dim, (nuint)workload.Rows);

    public void Dispose() => NativeLibrary.Free(library);
}
