using System;
using System.Collections.Generic;
using SoftmaxGen.Benchmarks.Comparison;

namespace SoftmaxGen.Benchmarks.Judging;

/// <summary>A ratio between two contestants that the project wants, wherever a report holds both.</summary>
/// <param name="Text">The goal in words.</param>
/// <param name="Applies">Which reports it is about.</param>
/// <param name="Rivals">Contestants whose times are looked at; the fastest of them counts.</param>
/// <param name="Limit">What the rival's time divided by the first contestant's must reach at a length of row; null where nothing is asked.</param>
internal sealed record Goal(string Text, Predicate<Report> Applies, IReadOnlyList<string> Rivals, Func<int, double?> Limit)
{
    /// <summary>Whether the ratio must stay below the limit instead: the "rivals" are variants of the first contestant that may cost something.</summary>
    public bool IsUpperLimit { get; init; }

    /// <summary>Whether a report is from the kind of CPU that the goal was set for.</summary>
    public Predicate<Report> IsAtHome { get; init; } = static _ => true;
}
