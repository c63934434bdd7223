using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SoftmaxGen.Analyzers.Performance;

/// <summary>What the project says about compiling ahead of time; <c>SoftmaxGen.props</c> makes these properties visible to the compiler.</summary>
internal static class NativeAotBuild
{
    /// <summary>
    /// Whether the project is compiled ahead of time for every x64 CPU there is, which leaves out AVX2, FMA and AVX-512 whatever the machine
    /// has. On Arm64 the baseline has all that kernels use.
    /// </summary>
    public static bool IsForTheDefaultBaseline(AnalyzerConfigOptionsProvider provider)
    {
        string Property(string name) => provider.GlobalOptions.TryGetValue("build_property." + name, out string? value) ? value.Trim() : "";

        return Property("PublishAot").Equals("true", StringComparison.OrdinalIgnoreCase)
            && Property("IlcInstructionSet").Length == 0
            && HasBaselineBelowAvx2(Property("RuntimeIdentifier") is { Length: > 0 } target ? target : Property("NETCoreSdkRuntimeIdentifier"));
    }

    /// <param name="runtimeIdentifier">The one published for; where none is given it becomes the SDK's own.</param>
    private static bool HasBaselineBelowAvx2(string runtimeIdentifier) =>
        runtimeIdentifier.EndsWith("-x64", StringComparison.OrdinalIgnoreCase) || runtimeIdentifier.EndsWith("-x86", StringComparison.OrdinalIgnoreCase);
}
