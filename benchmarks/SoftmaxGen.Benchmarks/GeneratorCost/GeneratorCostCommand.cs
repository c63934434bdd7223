using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Benchmarks.Comparison;
using SoftmaxGen.Generator;

namespace SoftmaxGen.Benchmarks.GeneratorCost;

/// <summary><c>generator-cost</c>: what the generator adds to a build and to a key press in the editor.</summary>
internal static class GeneratorCostCommand
{
    private const int ColdRuns = 7;
    private const int WarmUpEdits = 20;
    private const int Edits = 31;

    public static void Run(ReadOnlySpan<string> arguments)
    {
        int methods = arguments switch
        {
            [] => 1000,
            ["--methods", var text] => UsageException.Positive("--methods", text),
            _ => throw new UsageException($"unknown option {arguments[0]}, or one without its value"),
        };

        Machine.Describe();
        Console.WriteLine($"Roslyn     {typeof(CSharpCompilation).Assembly.GetName().Version}");
        Console.WriteLine($"measured   one run of a CSharpGeneratorDriver with the generator, over {methods} annotated methods; not measured: parsing the");
        Console.WriteLine("           project's files, loading references, binding and emitting the result. Medians (fastest to slowest).");
        Console.WriteLine();

        // Each project is new, so that nothing that the compiler has worked out for one run helps the next.
        double[] cold = [.. Enumerable.Range(0, ColdRuns).Select(_ => Cold(new SyntheticProject(methods)))];
        Report("first run in this process, generator not yet compiled by the JIT", [cold[0]]);
        Report("cold: a new driver and a new project", cold[1..]);

        var project = new SyntheticProject(methods);
        GeneratorDriver driver = NewDriver().RunGenerators(project.Compilation);
        CheckOutput(driver, methods);
        Report("after an edit in an unrelated file", AfterEdits(driver, project.WithUnrelatedEdit));
        Report("after an edit of one kernel", AfterEdits(driver, project.WithKernelEdit));
    }

    private static double Cold(SyntheticProject project)
    {
        GeneratorDriver driver = NewDriver();
        return Time(() => driver.RunGenerators(project.Compilation));
    }

    private static double[] AfterEdits(GeneratorDriver driver, Func<int, CSharpCompilation> edited)
    {
        double[] times = new double[WarmUpEdits + Edits];
        for (int i = 0; i < times.Length; i++)
        {
            CSharpCompilation compilation = edited(i + 1);
            times[i] = Time(() => driver = driver.RunGenerators(compilation));
        }

        // The first ones still have the JIT at work on code that only a driver's second run reaches.
        return times[WarmUpEdits..];
    }

    private static CSharpGeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new SoftmaxKernelGenerator().AsSourceGenerator()], parseOptions: SyntheticProject.Options);

    private static void CheckOutput(GeneratorDriver driver, int methods)
    {
        GeneratorDriverRunResult result = driver.GetRunResult();
        if (result.GeneratedTrees.Length != methods || !result.Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException($"{result.GeneratedTrees.Length} files were generated for {methods} methods, with {result.Diagnostics.Length} diagnostics.");
        }
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Report(string what, IReadOnlyCollection<double> times) =>
        Console.WriteLine($"{what,-66} {Race.Median(times),9:F2} ms   ({times.Count} run{(times.Count == 1 ? "" : "s")}, {times.Min():F2} to {times.Max():F2})");
}
