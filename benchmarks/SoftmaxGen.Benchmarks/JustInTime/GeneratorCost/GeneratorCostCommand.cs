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

    // As many as the JIT needs to settle the code that only a driver's second run reaches.
    private const int WarmUpEdits = 50;
    private const int Edits = 51;

    public static void Run(ReadOnlySpan<string> arguments)
    {
        int methods = arguments switch
        {
            [] => 1000,
            ["--methods", var text] => UsageException.Positive("--methods", text),
            _ => throw new UsageException($"unknown option {arguments[0]}, or one without its value"),
        };

        Machine.Current.Describe();
        Console.WriteLine($"Roslyn     {typeof(CSharpCompilation).Assembly.GetName().Version}");
        Console.WriteLine($"measured   one run of a CSharpGeneratorDriver with the generator, over {methods} annotated methods; not measured: parsing the");
        Console.WriteLine("           project's files, loading references, compiling the result. Medians (fastest to slowest).");
        Console.WriteLine();
        ReportColdRuns(methods);
        ReportEdits(new SyntheticProject(methods));
    }

    private static void ReportColdRuns(int methods)
    {
        double[] cold = new double[ColdRuns];
        for (int i = 0; i < cold.Length; i++)
        {
            // Each project is new, so that nothing that the compiler has worked out for one run helps the next.
            var project = new SyntheticProject(methods);
            GeneratorDriver driver = NewDriver(new SoftmaxKernelGenerator());
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(project.Compilation);
            cold[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            CheckOutput(driver, methods);
        }

        Report("first run in this process, generator not yet compiled by the JIT", cold[..1]);
        Report("cold: a new driver and a new project", cold[1..]);
    }

    private static void ReportEdits(SyntheticProject project)
    {
        GeneratorDriver driver = NewDriver(new SoftmaxKernelGenerator()).RunGenerators(project.Compilation);
        GeneratorDriver idle = NewDriver(new IdleGenerator()).RunGenerators(project.Compilation);
        EditScenario[] scenarios =
        [
            new("after an edit in an unrelated file", driver, project.WithUnrelatedEdit),
            new("  the same with a generator that only looks for the attributes", idle, project.WithUnrelatedEdit),
            new("after an edit of one kernel", driver, project.WithKernelEdit),
        ];

        // In turn, so that whatever slows the machine down for a while slows all of them.
        for (int i = 0; i < WarmUpEdits + Edits; i++)
        {
            foreach (EditScenario scenario in scenarios)
            {
                scenario.Edit(isWarmUp: i < WarmUpEdits);
            }
        }

        foreach (EditScenario scenario in scenarios)
        {
            Report(scenario.Name, scenario.Milliseconds);
        }
    }

    private static CSharpGeneratorDriver NewDriver(IIncrementalGenerator generator) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: SyntheticProject.ParseOptions);

    private static void CheckOutput(GeneratorDriver driver, int methods)
    {
        GeneratorDriverRunResult result = driver.GetRunResult();
        if (result.GeneratedTrees.Length != methods || !result.Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException($"{result.GeneratedTrees.Length} files were generated for {methods} methods, with {result.Diagnostics.Length} diagnostics.");
        }
    }

    private static void Report(string what, IReadOnlyCollection<double> times) =>
        Console.WriteLine($"{what,-66} {Race.Median(times),9:F2} ms   ({times.Count} run{(times.Count == 1 ? "" : "s")}, {times.Min():F2} to {times.Max():F2})");
}
