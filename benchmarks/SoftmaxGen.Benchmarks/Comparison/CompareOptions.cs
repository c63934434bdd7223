using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SoftmaxGen.Benchmarks.Operations;

namespace SoftmaxGen.Benchmarks.Comparison;

/// <summary>What <c>compare</c> was asked for.</summary>
internal sealed record CompareOptions
{
    public required Operation Operation { get; init; }

    public required IReadOnlyCollection<int> Dims { get; init; }

    /// <summary>About how many logits each contestant works on.</summary>
    public required int Elements { get; init; }

    /// <summary>How often each contestant is timed.</summary>
    public int Rounds { get; private init; } = 61;

    public string? CsvFile { get; private init; }

    public string? JsonFile { get; private init; }

    public string? PlotFile { get; private init; }

    /// <summary>Whether to hold the result to the project's goals.</summary>
    public bool Judge { get; private init; }

    /// <exception cref="UsageException">An option is unknown, lacks its value, or has one that cannot be met.</exception>
    public static CompareOptions Parse(IReadOnlyList<string> arguments)
    {
        Dictionary<string, string> given = Pairs(arguments);
        string? Take(string name) => given.Remove(name, out string? value) ? value : null;
        int Number(string name, int otherwise) => Take(name) is { } text ? UsageException.Positive(name, text) : otherwise;

        Operation operation = AllOperations.Find(Take("--op") ?? "softmax", Take("--type") ?? "float");
        var options = new CompareOptions
        {
            Operation = operation,
            Dims = Take("--dims") is { } dims ? [.. dims.Split(',').Select(text => KnownDim(operation, UsageException.Positive("--dims", text)))] : operation.Dims,
            Elements = Number("--elements", operation.Elements),
            Rounds = Number("--rounds", 61),
            CsvFile = Take("--csv"),
            JsonFile = Take("--json"),
            PlotFile = Take("--plot"),
            Judge = Take("--judge") is not null,
        };
        return given.Count == 0 ? options : throw new UsageException($"unknown option {given.Keys.First()}");
    }

    private static Dictionary<string, string> Pairs(IReadOnlyList<string> arguments)
    {
        var pairs = new Dictionary<string, string>();
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i];
            string value = name == "--judge" ? "true"
                : ++i < arguments.Count ? arguments[i]
                : throw new UsageException($"{name} needs a value, or is unknown");
            if (!pairs.TryAdd(name, value))
            {
                throw new UsageException($"{name} is given twice");
            }
        }

        return pairs;
    }

    private static int KnownDim(Operation operation, int dim) =>
        operation.Dims.Contains(dim)
            ? dim
            : throw new UsageException($"no kernel was generated for Dim {dim.ToString(CultureInfo.InvariantCulture)}; there are kernels for {string.Join(", ", operation.Dims)}");
}
