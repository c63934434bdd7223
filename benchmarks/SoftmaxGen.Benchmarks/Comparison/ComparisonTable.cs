using System;
using System.Collections.Generic;
using System.Globalization;

namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>Shows the measurements of one length of row on the console.</summary>
internal static class ComparisonTable
{
    public static void Write(IReadOnlyList<Measurement> measurements, string errorUnit)
    {
        Console.WriteLine();
        Console.WriteLine($"{"Dim " + measurements[0].Dim,-26} ns/element: best   median   time / {measurements[0].Contestant,-12} largest error, {errorUnit}");
        foreach (Measurement m in measurements)
        {
            Console.WriteLine($"{m.Contestant,-26} {m.Best,16:F3} {m.Median,8:F3} {m.Ratio,16:F2}× {Error(m.LargestError),16}");
        }
    }

    private static string Error(double? error) => error switch
    {
        null => "–",
        { } number when double.IsInfinity(number) => "NaN or infinite",
        { } number => number.ToString("F1", CultureInfo.InvariantCulture),
    };
}
