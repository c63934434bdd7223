using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using SoftmaxGen.Benchmarks.Contestants;

namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>
/// Times contestants in turn, round after round, so that whatever slows the machine down for a while slows all of them: each round
/// gives a pair of times with the first one's, and the median of those pairs is the result.
/// </summary>
internal static class Race
{
    // Long enough for the clock to be exact, short enough that most slices pass between two interruptions on a busy machine.
    private const double SliceMilliseconds = 1;

    // The JIT counts thirty calls before it optimises a method, and thirty more where it first measures how the method is used. What
    // it compiles next in the background begins a tenth of a second after the last method was first called.
    private const int WarmUpStages = 3;
    private const int WarmUpCalls = 32;
    private const double WarmUpMilliseconds = 100;
    private const int BackgroundMilliseconds = 120;

    /// <summary>Nanoseconds per element: a row for each round, a column for each contestant.</summary>
    public static double[][] Run(IReadOnlyList<IContestant> contestants, int rounds)
    {
        WarmUp(contestants);
        int[] runsPerSlice = [.. contestants.Select(RunsPerSlice)];
        double[][] times = new double[rounds][];
        for (int round = 0; round < rounds; round++)
        {
            times[round] = new double[contestants.Count];
            for (int turn = 0; turn < contestants.Count; turn++)
            {
                // Another one begins in each round: nobody always runs after the same neighbour has filled the caches.
                int who = (turn + round) % contestants.Count;
                if (runsPerSlice[who] > 1)
                {
                    contestants[who].Run();
                }

                times[round][who] = Time(contestants[who], runsPerSlice[who]) / contestants[who].Workload.Elements;
            }
        }

        return times;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Runs everyone until the JIT has had its reasons and its time to optimise.</summary>
    private static void WarmUp(IReadOnlyList<IContestant> contestants)
    {
        for (int stage = 0; stage < WarmUpStages; stage++)
        {
            foreach (IContestant contestant in contestants)
            {
                var watch = Stopwatch.StartNew();
                for (int calls = 0; calls < WarmUpCalls || watch.Elapsed.TotalMilliseconds < WarmUpMilliseconds; calls++)
                {
                    contestant.Run();
                }
            }

            Thread.Sleep(BackgroundMilliseconds);
        }
    }

    private static int RunsPerSlice(IContestant contestant)
    {
        contestant.Run();
        double milliseconds = Time(contestant, 4) / 1e6;
        return Math.Max(1, (int)(SliceMilliseconds / milliseconds));
    }

    private static double Time(IContestant contestant, int runs)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++)
        {
            contestant.Run();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / runs;
    }
}
