using System;
using System.Collections.Generic;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SoftmaxGen.Benchmarks.GeneratorCost;

/// <summary>A driver that has seen the project once, and edits of one kind for it to follow.</summary>
internal sealed class EditScenario(string name, GeneratorDriver driver, Func<int, CSharpCompilation> edited)
{
    private readonly List<double> milliseconds = [];
    private GeneratorDriver driver = driver;
    private int edits;

    public string Name => name;

    public IReadOnlyList<double> Milliseconds => milliseconds;

    /// <summary>Makes the next edit and times the driver's run alone.</summary>
    public void Edit(bool isWarmUp)
    {
        CSharpCompilation compilation = edited(++edits);
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (!isWarmUp)
        {
            milliseconds.Add(elapsed);
        }
    }
}
