using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using SoftmaxGen.Benchmarks.Contestants;

namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>
/// Times contestants in turn, round after round, so that whatever slows the machine down for a while slows all of them: each round
/// gives a pair of times with SoftmaxGen's, and the median of those pairs is the result.
/// </summary>
internal static class Race
{
    // Long enough for the clock to be exact, short enough that most slices pass between two interruptions on a busy machine.
    private const double SliceMilliseconds = 1;
    private const double WarmUpMilliseconds = 150;
    private const int WarmUpCalls = 100;

    /// <summary>Nanoseconds per run: a row for each round, a column for each contestant.</summary>
    public static double[][] Run(IReadOnlyList<IContestant> contestants, int rounds)
    {
        int[] runsPerSlice = [.. contestants.Select(WarmUp)];
        double[][] times = new double[rounds][];
        for (int round = 0; round < rounds; round++)
        {
            times[round] = new double[contestants.Count];
            for (int turn = 0; turn < contestants.Count; turn++)
            {
                // Another one begins in each round: nobody always runs after the same neighbour has filled the caches.
                int who = (turn + round) % contestants.Count;
                contestants[who].Run();
                times[round][who] = Time(contestants[who], runsPerSlice[who]);
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

    /// <summary>Runs until the JIT has had its reasons and its time to optimise; returns how many runs fill a slice.</summary>
    private static int WarmUp(IContestant contestant)
    {
        for (int stage = 0; stage < 3; stage++)
        {
            var watch = Stopwatch.StartNew();
            for (int calls = 0; calls < WarmUpCalls || watch.Elapsed.TotalMilliseconds < WarmUpMilliseconds; calls++)
            {
                contestant.Run();
            }

            // The next tier is compiled in the background, a tenth of a second after the last method was first called.
            Thread.Sleep(120);
        }

        double milliseconds = Time(contestant, 8) / 1e6;
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
