using System;

namespace SoftmaxGen.Benchmarks.Contestants;

/// <summary>One way to compute the softmax of every row of a workload.</summary>
internal interface IContestant : IDisposable
{
    string Name { get; }

    /// <summary>Reads the workload's logits and writes its probabilities, once.</summary>
    void Run();
}
