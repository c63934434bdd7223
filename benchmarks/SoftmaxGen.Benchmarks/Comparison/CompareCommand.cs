using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Benchmarks.Contestants;
using SoftmaxGen.Benchmarks.Judging;
using SoftmaxGen.Benchmarks.Operations;

namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary><c>compare</c>: generated kernels against the others, in one process, in minutes.</summary>
internal static partial class CompareCommand
{
    // Only to catch a contestant that computes something else; the table shows the error itself.
    private const double TolerableError = 1e6;

    public static void Run(CompareOptions options)
    {
        if (options.PlotFile is not null && Machine.Current.IsAheadOfTime)
        {
            throw new UsageException("--plot: a program compiled ahead of time does not draw");
        }

        Operation operation = options.Operation;
        Machine.Current.Describe();
        Console.WriteLine($"yardstick  {YardstickContestant.Description}");
        Console.WriteLine($"compared   {operation.Title}; {operation.Type}, logits uniform in ±10, about {options.Elements} in all; {options.Rounds} rounds");
        if (operation.Type == "double")
        {
            Console.WriteLine("           errors are against a reference that is itself computed in double, so that the last ULP of them is its own");
        }

        var measurements = new List<Measurement>();
        foreach (int dim in options.Dims)
        {
            using Heat heat = operation.Prepare(dim, options.Elements);
            Measurement[] table = Measure(dim, heat, options.Rounds);
            ComparisonTable.Write(table, operation.ErrorUnit);
            measurements.AddRange(table);
        }

        var report = new Report(operation.Name, operation.Type, operation.ErrorUnit, options.Elements, options.Rounds, Machine.Current, measurements);
        if (options.Judge)
        {
            Judgement.Write(report);
        }

        Save(report, options);
    }

    private static void Save(Report report, CompareOptions options)
    {
        if (options.CsvFile is { } csv)
        {
            ReportFiles.SaveCsv(csv, report);
        }

        if (options.JsonFile is { } json)
        {
            ReportFiles.SaveJson(json, report);
        }

        if (options.PlotFile is { } plot)
        {
            Draw(plot, report);
        }
    }

    private static Measurement[] Measure(int dim, Heat heat, int rounds)
    {
        IReadOnlyList<IContestant> contestants = heat.Contestants;
        double?[] errors = [.. contestants.Select(contestant => ErrorOf(contestant, dim))];
        double[][] times = Race.Run(contestants, rounds);
        return [.. contestants.Select((contestant, column) => new Measurement(
            dim,
            contestant.Name,
            times.Min(round => round[column]),
            Race.Median(times.Select(round => round[column])),
            Race.Median(times.Select(round => round[column] / round[0])),
            errors[column]))];
    }

    private static double? ErrorOf(IContestant contestant, int dim)
    {
        contestant.Workload.Clear();
        contestant.Run();
        if (contestant.Check == ResultCheck.None)
        {
            return null;
        }

        double error = contestant.Workload.LargestError();
        return contestant.Check == ResultCheck.MustBeRight && !(error <= TolerableError)
            ? throw new InvalidOperationException($"{contestant.Name} computes something else at Dim {dim}: {error:G3} ULP from the reference.")
            : error;
    }

    /// <summary>Not in an ahead-of-time build, which leaves the plotting library out.</summary>
    static partial void Draw(string file, Report report);
}
