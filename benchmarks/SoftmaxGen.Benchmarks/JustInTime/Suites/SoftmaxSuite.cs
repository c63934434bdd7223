using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using BenchmarkDotNet.Attributes;
using SoftmaxGen.Benchmarks.Contestants;
using SoftmaxGen.Benchmarks.Operations;

namespace SoftmaxGen.Benchmarks.Suites;

/// <summary>The comparison of batched softmaxes as BenchmarkDotNet runs it, each contestant in a process of its own: for figures to publish.</summary>
[MemoryDiagnoser]
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
[GenericTypeArguments(typeof(Half))]
public class SoftmaxSuite<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private Heat? heat;
    private IContestant? contestant;

    [ParamsSource(nameof(Dims))]
    public int Dim { get; set; }

    public static IEnumerable<int> Dims => Operation.Dims;

    private static Operation Operation => AllOperations.Find("softmax", typeof(T).Name switch
    {
        nameof(Single) => "float",
        var name => name.ToLowerInvariant(),
    });

    [GlobalSetup(Target = nameof(SoftmaxGen))]
    public void SetUpSoftmaxGen() => SetUp(Names.SoftmaxGen);

    [GlobalSetup(Target = nameof(TensorPrimitivesSoftMax))]
    public void SetUpLibrary() => SetUp(Names.Library);

    [GlobalSetup(Target = nameof(TensorPrimitivesStable))]
    public void SetUpComposition() => SetUp(Names.Composition);

    [GlobalSetup(Target = nameof(OnnxRuntimeOneThread))]
    public void SetUpOnnxRuntime() => SetUp(Names.OnnxRuntime);

    [GlobalSetup(Target = nameof(MemoryCopy))]
    public void SetUpMemoryCopy() => SetUp(Names.MemoryCopy);

    [GlobalCleanup]
    public void CleanUp() => heat?.Dispose();

    [Benchmark(Baseline = true)]
    public void SoftmaxGen() => contestant!.Run();

    [Benchmark]
    public void TensorPrimitivesSoftMax() => contestant!.Run();

    [Benchmark]
    public void TensorPrimitivesStable() => contestant!.Run();

    [Benchmark]
    public void OnnxRuntimeOneThread() => contestant!.Run();

    [Benchmark]
    public void MemoryCopy() => contestant!.Run();

    private void SetUp(string name)
    {
        heat = Operation.Prepare(Dim, Operation.Elements);
        contestant = heat.Contestants.SingleOrDefault(c => c.Name == name) ?? throw new NotSupportedException($"{name} has no softmax for {typeof(T).Name}.");
    }
}
