using System;
using System.Numerics;

namespace SoftmaxGen.Benchmarks.Workloads;

/// <summary>What a contestant reads and writes, and the true result to hold it to.</summary>
internal abstract class Workload : IDisposable
{
    private const int Seed = 1;
    private const double Range = 10;

    /// <summary>How many logits it holds; times are divided by it.</summary>
    public abstract int Elements { get; }

    /// <summary>Overwrites the result with NaN, so that a contestant that writes nothing is found out.</summary>
    public abstract void Clear();

    /// <summary>The largest error of the result that lies there now, in the unit of its operation.</summary>
    public abstract double LargestError();

    public abstract void Dispose();

    /// <summary>Logits uniform in ±10, the same ones in every run.</summary>
    protected static void Fill<T>(Span<T> logits)
        where T : INumberBase<T>
    {
        var random = new Random(Seed);
        foreach (ref T logit in logits)
        {
            logit = T.CreateTruncating(Range * ((2 * random.NextDouble()) - 1));
        }
    }
}
