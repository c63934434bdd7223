using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SoftmaxGen.Benchmarks.Kernels;

namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>What <c>compare</c> was asked for.</summary>
internal sealed record CompareOptions
{
    public IReadOnlyList<int> Dims { get; private init; } = [10, 64, 256, 1000, 4096, 32768];

    /// <summary>How often each contestant is timed.</summary>
    public int Rounds { get; private init; } = 61;

    /// <summary>About how many logits in all: 2^16 floats in and out stay in the second-level cache of a server's core.</summary>
    public int Elements { get; private init; } = 1 << 16;

    public string? CsvFile { get; private init; }

    /// <exception cref="UsageException">An option is unknown, lacks its value, or has one that cannot be met.</exception>
    public static CompareOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new CompareOptions();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string name = arguments[i];
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new UsageException($"{name} needs a value, or is unknown");
            options = name switch
            {
                "--dims" => options with { Dims = [.. value.Split(',').Select(text => KnownDim(UsageException.Positive(name, text)))] },
                "--rounds" => options with { Rounds = UsageException.Positive(name, value) },
                "--elements" => options with { Elements = UsageException.Positive(name, value) },
                "--csv" => options with { CsvFile = value },
                _ => throw new UsageException($"unknown option {name}"),
            };
        }

        return options;
    }

    private static int KnownDim(int dim) =>
        KernelTable.Find(dim) is not null
            ? dim
            : throw new UsageException($"no kernel was generated for Dim {dim.ToString(CultureInfo.InvariantCulture)}; there are kernels for {string.Join(", ", KernelTable.Dims)}");
}
