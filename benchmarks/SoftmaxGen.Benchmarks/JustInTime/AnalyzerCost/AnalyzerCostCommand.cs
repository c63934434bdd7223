using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Benchmarks.Comparison;

namespace SoftmaxGen.Benchmarks.AnalyzerCost;

/// <summary><c>analyzer-cost</c>: the analyzers' own time per file and their share of the compile.</summary>
internal static class AnalyzerCostCommand
{
    // The JIT is done with the compiler and with the analyzers after as many.
    private const int WarmUpRounds = 2;

    private const double ExpHeavyLimit = 1, ElsewhereLimit = 0.05, ShareLimit = 0.05;

    public static void Run(ReadOnlySpan<string> arguments)
    {
        AnalyzerCostOptions options = AnalyzerCostOptions.Parse(arguments);
        SourceSet sources = SourceSet.Read(options.Folder ?? SourceSet.Repository(), options.Lines);
        int expHeavy = sources.Files.Count(f => f.IsExpHeavy);
        Machine.Current.Describe();
        Console.WriteLine($"measured   {sources.Lines} lines in {sources.Files.Count} files, {expHeavy} of them with calls of exp, log, a power or a softmax; {options.Rounds} rounds after {WarmUpRounds} for the JIT.");
        Console.WriteLine("           Own time: what the compiler's clock for /reportanalyzer gives the package's analyzers. Compile: parsing and the compiler's own");
        Console.WriteLine("           diagnostics, nothing emitted. One thread. Medians (fastest to slowest).");
        Console.WriteLine();

        var compilation = new AnalyzedCompilation(sources);
        List<double> compile = [], heavy = [], others = [], share = [];
        for (int round = 0; round < WarmUpRounds + options.Rounds; round++)
        {
            double compiled = compilation.CompileMilliseconds();
            double inHeavy = compilation.OwnMilliseconds(static f => f.IsExpHeavy);
            double inOthers = compilation.OwnMilliseconds(static f => !f.IsExpHeavy);
            double inAll = compilation.OwnMilliseconds(static _ => true);
            Console.Error.WriteLine($"round {round + 1} of {WarmUpRounds + options.Rounds}: compile {compiled:F0} ms, own {inAll:F0} ms");
            if (round >= WarmUpRounds)
            {
                compile.Add(compiled);
                heavy.Add(inHeavy / Math.Max(1, expHeavy));
                others.Add(inOthers / Math.Max(1, sources.Files.Count - expHeavy));
                share.Add(inAll / compiled);
            }
        }

        Console.WriteLine($"{"compile",-28} {Race.Median(compile),9:F0} ms   ({compile.Min():F0} to {compile.Max():F0})");
        Report("own time, files with exp", heavy, ExpHeavyLimit);
        Report("own time, other files", others, ElsewhereLimit);
        double median = Race.Median(share);
        Console.WriteLine($"{"share of the compile",-28} {median,9:P2}      ({share.Min():P2} to {share.Max():P2}; limit {ShareLimit:P0}) {Verdict(median, ShareLimit)}");
    }

    private static void Report(string what, IReadOnlyCollection<double> times, double limit)
    {
        double median = Race.Median(times);
        Console.WriteLine($"{what,-28} {median,9:F3} ms a file on average   ({times.Min():F3} to {times.Max():F3}; limit {limit}) {Verdict(median, limit)}");
    }

    private static string Verdict(double value, double limit) => value <= limit ? "met" : "NOT MET";
}
