using System;

namespace SoftmaxGen.Benchmarks.AnalyzerCost;

/// <summary>What <c>analyzer-cost</c> was asked for.</summary>
internal sealed record AnalyzerCostOptions
{
    /// <summary>The folder; null for the repository's own sources.</summary>
    public string? Folder { get; private init; }

    public int Lines { get; private init; } = 100_000;

    public int Rounds { get; private init; } = 3;

    /// <exception cref="UsageException">An option is unknown, lacks its value, or has one that is no number.</exception>
    public static AnalyzerCostOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new AnalyzerCostOptions();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string name = arguments[i];
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new UsageException($"{name} needs a value, or is unknown");
            options = name switch
            {
                "--folder" => options with { Folder = value },
                "--lines" => options with { Lines = UsageException.Positive(name, value) },
                "--rounds" => options with { Rounds = UsageException.Positive(name, value) },
                _ => throw new UsageException($"unknown option {name}"),
            };
        }

        return options;
    }
}
