using System.Collections.Generic;

namespace SoftmaxGen.Benchmarks.ColdStart;

/// <summary>A way to have a kernel compiled by the JIT: what stands on its methods, and what the process is told.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Attribute">The attribute on a kernel's methods; none when empty.</param>
/// <param name="Environment">Variables of the process that makes the first call.</param>
internal sealed record Tiering(string Name, string Attribute, IReadOnlyDictionary<string, string> Environment)
{
    private const string Generated = "[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]";

    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>As generated first.</summary>
    public static IReadOnlyList<Tiering> All { get; } =
    [
        new("AggressiveOptimization (as generated)", Generated, Nothing),
        new("no attribute: tiered", "", Nothing),
        new("no attribute, TieredPGO=0", "", new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "0" }),
        new("no attribute, TC_QuickJitForLoops=0", "", new Dictionary<string, string> { ["DOTNET_TC_QuickJitForLoops"] = "0" }),
        new("AggressiveInlining: all in the caller", "[MethodImpl(MethodImplOptions.AggressiveInlining)]", Nothing),
    ];

    /// <summary>The text of a generated kernel with this attribute in place of its own.</summary>
    public string Apply(string kernel) => kernel.Replace(Generated, Attribute);
}
