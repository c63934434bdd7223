using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SoftmaxGen.Analyzers.Flow;

/// <summary>The settings of <c>.editorconfig</c>: lists are names of methods, with or without their type, separated by commas.</summary>
internal sealed class FlowOptions
{
    public static readonly FlowOptions Default = new();

    /// <summary>Methods that are an exp.</summary>
    public ImmutableArray<string> ExpMethods { get; private init; } = ImmutableArray<string>.Empty;

    /// <summary>Methods that return the maximum of a collection, or shift by it.</summary>
    public ImmutableArray<string> MaxMethods { get; private init; } = ImmutableArray<string>.Empty;

    /// <summary>Library softmaxes that subtract the maximum in the version in use.</summary>
    public ImmutableArray<string> SafeSoftmaxMethods { get; private init; } = ImmutableArray<string>.Empty;

    /// <summary>The first major version of System.Numerics.Tensors whose softmax subtracts the maximum; null for what is known.</summary>
    public int? TensorsFixedIn { get; private init; }

    /// <summary>Whether diagnostics carry the facts they rest on.</summary>
    public bool IsVerbose { get; private init; }

    public static FlowOptions Of(AnalyzerOptions options, SyntaxTree tree)
    {
        AnalyzerConfigOptions config = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        string? exp = Value(config, "exp_methods"), max = Value(config, "max_methods"), safe = Value(config, "safe_softmax_methods"), tensors = Value(config, "tensors_fixed_in"), verbose = Value(config, "verbose");
        return exp is null && max is null && safe is null && tensors is null && verbose is null ? Default : new FlowOptions
        {
            ExpMethods = List(exp),
            MaxMethods = List(max),
            SafeSoftmaxMethods = List(safe),
            TensorsFixedIn = int.TryParse(tensors?.Split('.')[0], out int major) ? major : null,
            IsVerbose = string.Equals(verbose, "true", StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>Whether a list names a method: <c>Exp</c>, <c>FastMath.Exp</c> or <c>My.Math.FastMath.Exp</c>.</summary>
    public static bool Names(ImmutableArray<string> list, ISymbol method)
    {
        if (list.IsEmpty)
        {
            return false;
        }

        string full = "." + method.ContainingType?.ToDisplayString() + "." + method.Name;
        return list.Any(name => full.EndsWith("." + name, StringComparison.Ordinal));
    }

    private static string? Value(AnalyzerConfigOptions config, string name) =>
        config.TryGetValue("softmaxgen." + name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static ImmutableArray<string> List(string? value) => value is null
        ? ImmutableArray<string>.Empty
        : value.Split(',').Select(v => v.Trim()).Where(v => v.Length > 0).ToImmutableArray();
}
