using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using SoftmaxGen.Benchmarks.Comparison;
using SoftmaxGen.Benchmarks.Contestants;
using SoftmaxGen.Benchmarks.Kernels;

namespace SoftmaxGen.Benchmarks.Suites;

/// <summary>The comparison as BenchmarkDotNet runs it, each contestant in a process of its own: for figures to publish.</summary>
[MemoryDiagnoser]
public class SoftmaxSuite
{
    private const int Elements = 1 << 16;

    private Workload? workload;
    private IReadOnlyList<IContestant> contestants = [];

    [ParamsSource(nameof(Dims))]
    public int Dim { get; set; }

    public static IEnumerable<int> Dims => [10, 64, 256, 1000, 4096, 32768];

    [GlobalSetup]
    public void Setup()
    {
        workload = new Workload(Dim, Elements);
        contestants = Field.Of(workload, KernelTable.Find(Dim)!);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        foreach (IContestant contestant in contestants)
        {
            contestant.Dispose();
        }

        workload?.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void SoftmaxGen() => contestants[0].Run();

    [Benchmark]
    public void TensorPrimitivesSoftMax() => contestants[1].Run();

    [Benchmark]
    public void TensorPrimitivesStable() => contestants[2].Run();

    [Benchmark]
    public void OnnxRuntimeOneThread() => contestants[3].Run();

    [Benchmark]
    public void ScalarLoop() => contestants[4].Run();
}
