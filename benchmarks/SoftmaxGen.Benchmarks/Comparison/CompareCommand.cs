using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Benchmarks.Contestants;
using SoftmaxGen.Benchmarks.Kernels;

namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary><c>compare</c>: the generated softmax against the others, in one process, in minutes.</summary>
internal static class CompareCommand
{
    // Only to catch a contestant that computes something else; the table shows the error itself.
    private const double TolerableUlp = 1e5;

    public static void Run(CompareOptions options)
    {
        Machine.Describe();
        Console.WriteLine($"yardstick  {YardstickContestant.Path ?? $"none ({YardstickContestant.Variable} names a library, which needs AVX-512)"}");
        Console.WriteLine($"data       logits uniform in ±10, about {options.Elements} in all; {options.Rounds} rounds");
        var measurements = new List<Measurement>();
        foreach (int dim in options.Dims)
        {
            Measurement[] table = Compare(dim, options);
            ComparisonTable.Write(table);
            measurements.AddRange(table);
        }

        if (options.CsvFile is { } file)
        {
            ComparisonTable.SaveCsv(file, measurements);
        }
    }

    private static Measurement[] Compare(int dim, CompareOptions options)
    {
        using var workload = new Workload(dim, options.Elements);
        IReadOnlyList<IContestant> contestants = Field.Of(workload, KernelTable.Find(dim)!);
        double[] ulps = CheckResults(workload, contestants);
        double[][] times = Race.Run(contestants, options.Rounds);
        Measurement[] table = [.. contestants.Select((contestant, column) => new Measurement(
            dim,
            contestant.Name,
            times.Min(round => round[column]) / workload.Elements,
            Race.Median(times.Select(round => round[column])) / workload.Elements,
            Race.Median(times.Select(round => round[column] / round[0])),
            ulps[column]))];
        foreach (IContestant contestant in contestants)
        {
            contestant.Dispose();
        }

        return table;
    }

    private static double[] CheckResults(Workload workload, IReadOnlyList<IContestant> contestants)
    {
        double[] exact = Exact(workload);
        double[] ulps = new double[contestants.Count];
        for (int i = 0; i < ulps.Length; i++)
        {
            workload.Probabilities.Span.Fill(float.NaN);
            contestants[i].Run();
            ulps[i] = UlpError.Largest(workload.Probabilities.Span, exact);
            if (ulps[i] > TolerableUlp)
            {
                throw new InvalidOperationException($"{contestants[i].Name} computes something else than softmax at Dim {workload.Dim}: {ulps[i]:G3} ULP from the reference.");
            }
        }

        return ulps;
    }

    private static double[] Exact(Workload workload)
    {
        double[] exact = new double[workload.Elements];
        for (int start = 0; start < exact.Length; start += workload.Dim)
        {
            SoftmaxReference.Softmax(workload.Logits.Span.Slice(start, workload.Dim), exact.AsSpan(start, workload.Dim));
        }

        return exact;
    }
}
