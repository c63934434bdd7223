using System;
using SoftmaxGen.Benchmarks.Workloads;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>One way to do the work of an operation.</summary>
internal interface IContestant : IDisposable
{
    string Name { get; }

    /// <summary>What it reads and writes; most contestants of a heat share one.</summary>
    Workload Workload { get; }

    ResultCheck Check { get; }

    /// <summary>Does all of the workload's work, once.</summary>
    void Run();
}
