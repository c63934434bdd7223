using System;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>A contestant of managed code.</summary>
internal sealed class ManagedContestant(string name, Workload workload, Action run, ResultCheck check = ResultCheck.MustBeRight) : IContestant
{
    public string Name => name;

    public Workload Workload => workload;

    public ResultCheck Check => check;

    public void Run() => run();

    public void Dispose()
    {
    }
}
