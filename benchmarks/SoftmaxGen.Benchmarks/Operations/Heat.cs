using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Benchmarks.Contestants;

namespace SoftmaxGen.Benchmarks.Operations;

/// <summary>Contestants that are timed in turn. Times are compared with the first one's.</summary>
internal sealed class Heat(params IReadOnlyList<IContestant> contestants) : IDisposable
{
    public IReadOnlyList<IContestant> Contestants => contestants;

    public void Dispose()
    {
        foreach (IContestant contestant in contestants)
        {
            contestant.Dispose();
        }

        foreach (IDisposable workload in contestants.Select(contestant => contestant.Workload).Distinct())
        {
            workload.Dispose();
        }
    }
}
