using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Benchmarks.Comparison;

namespace SoftmaxGen.Benchmarks.AnalyzerCost;

/// <summary><c>analyzer-cost</c>: the analyzers' own time per file and their share of the compile.</summary>
internal static class AnalyzerCostCommand
{
    // The first round is the JIT's.
    private const int WarmUpRounds = 1;

    private const double ExpHeavyLimit = 1, ElsewhereLimit = 0.05, ShareLimit = 0.05;

    public static void Run(ReadOnlySpan<string> arguments)
    {
        AnalyzerCostOptions options = AnalyzerCostOptions.Parse(arguments);
        SourceSet sources = SourceSet.Read(options.Sources ?? SourceSet.Repository(), options.Lines);
        int expHeavy = sources.Files.Count(f => f.IsExpHeavy);
        Machine.Current.Describe();
        Console.WriteLine($"measured   {sources.Lines} lines in {sources.Files.Count} files, {expHeavy} of them with calls of exp, log or a softmax; {options.Rounds} rounds after one for the JIT.");
        Console.WriteLine("           Own time: what the compiler's clock gives the analyzers. Compile: parsing and the compiler's own diagnostics, nothing emitted. One thread.");
        Console.WriteLine();

        var compilation = new AnalyzedCompilation(sources);
        List<double> compiles = [];
        List<IReadOnlyList<double>> rounds = [];
        for (int round = 0; round < WarmUpRounds + options.Rounds; round++)
        {
            double compile = compilation.CompileMilliseconds();
            IReadOnlyList<double> own = compilation.OwnMilliseconds();
            if (round >= WarmUpRounds)
            {
                compiles.Add(compile);
                rounds.Add(own);
            }
        }

        // The median of a file over the rounds: a pause of the machine hits one round of it.
        double[] files = [.. Enumerable.Range(0, sources.Files.Count).Select(i => Race.Median(rounds.Select(r => r[i])))];
        Report("own time, files with exp", [.. files.Where((_, i) => sources.Files[i].IsExpHeavy)], ExpHeavyLimit);
        Report("own time, other files", [.. files.Where((_, i) => !sources.Files[i].IsExpHeavy)], ElsewhereLimit);
        double share = files.Sum() / Race.Median(compiles);
        Console.WriteLine($"{"share of the compile",-28} {share,8:P2}   ({files.Sum():F0} of {Race.Median(compiles):F0} ms; limit {ShareLimit:P0}) {Verdict(share, ShareLimit)}");
        foreach ((double time, int i) in files.Select((t, i) => (t, i)).OrderDescending().Take(options.Slowest))
        {
            Console.WriteLine($"  {time,9:F3} ms  {sources.Files[i].Path}");
        }
    }

    private static void Report(string what, double[] times, double limit)
    {
        if (times.Length > 0)
        {
            Array.Sort(times);
            Console.WriteLine($"{what,-28} {times.Average(),8:F3} ms a file on average   (median {times[times.Length / 2]:F3}, 95th percentile {times[times.Length * 95 / 100]:F3}, most {times[^1]:F3}; limit {limit} on average) {Verdict(times.Average(), limit)}");
        }
    }

    private static string Verdict(double value, double limit) => value <= limit ? "met" : "NOT MET";
}
