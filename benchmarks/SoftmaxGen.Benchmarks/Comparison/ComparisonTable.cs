using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>Shows measurements on the console and writes them to a file.</summary>
internal static class ComparisonTable
{
    public static void Write(IReadOnlyList<Measurement> measurements)
    {
        Console.WriteLine();
        Console.WriteLine($"Dim {measurements[0].Dim,-22} ns/element: best  median   time / SoftmaxGen   largest error");
        foreach (Measurement m in measurements)
        {
            Console.WriteLine($"{m.Contestant,-26} {m.Best,16:F3}  {m.Median,6:F3}   {m.Ratio,16:F2}×   {m.LargestUlp,9:F1} ULP");
        }
    }

    public static void SaveCsv(string file, IEnumerable<Measurement> measurements)
    {
        IEnumerable<string> lines = measurements.Select(m => string.Create(
            CultureInfo.InvariantCulture,
            $"{m.Dim},\"{m.Contestant}\",{m.Best:F4},{m.Median:F4},{m.Ratio:F4},{m.LargestUlp:F2}"));
        File.WriteAllLines(file, lines.Prepend("dim,contestant,best_ns_per_element,median_ns_per_element,median_ratio_to_softmaxgen,largest_ulp"));
    }
}
