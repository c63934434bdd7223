using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Benchmarks.Comparison;

namespace SoftmaxGen.Benchmarks.Judging;

/// <summary>Holds a report to the project's goals and says by how much each is met or missed.</summary>
internal static class Judgement
{
    public static void Write(Report report)
    {
        Console.WriteLine();
        Console.WriteLine("goals (ratio: their time / ours, median of the rounds)");
        foreach (Goal goal in Goals.All.Where(goal => goal.Applies(report)))
        {
            Write(goal, [.. Verdicts(goal, report)], goal.IsAtHome(report));
        }
    }

    public static IEnumerable<Verdict> Verdicts(Goal goal, Report report)
    {
        foreach (IGrouping<int, Measurement> dim in report.Measurements.GroupBy(m => m.Dim))
        {
            Measurement[] rivals = [.. dim.Where(m => goal.Rivals.Contains(m.Contestant))];
            if (rivals.Length == 0 || goal.Limit(dim.Key) is not { } limit)
            {
                continue;
            }

            // Of rivals the fastest is the one to beat; of variants that may cost something, the dearest is the one to excuse.
            Measurement decisive = goal.IsUpperLimit ? rivals.MaxBy(m => m.Ratio) : rivals.MinBy(m => m.Ratio);
            bool holds = goal.IsUpperLimit ? decisive.Ratio <= limit : decisive.Ratio >= limit;
            yield return new Verdict(dim.Key, decisive.Contestant, decisive.Ratio, limit, holds);
        }
    }

    private static void Write(Goal goal, Verdict[] verdicts, bool isAtHome)
    {
        if (verdicts.Length == 0)
        {
            return;
        }

        int held = verdicts.Count(v => v.Holds);
        Console.WriteLine($"{(held == verdicts.Length ? "holds" : "misses"),-7} {goal.Text}: {held} of {verdicts.Length} Dims{(isAtHome ? "" : " (set for another kind of CPU)")}");
        foreach (Verdict v in verdicts.Where(v => !v.Holds).DefaultIfEmpty(verdicts.MinBy(v => goal.IsUpperLimit ? v.Limit / v.Ratio : v.Ratio / v.Limit)))
        {
            string word = v.Holds ? "closest" : "misses";
            Console.WriteLine($"        {word} at Dim {v.Dim}: {v.Ratio:F2}× ({v.Contestant}), {(goal.IsUpperLimit ? "at most" : "at least")} {v.Limit:F2}× wanted");
        }
    }
}
