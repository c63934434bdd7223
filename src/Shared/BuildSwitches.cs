using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SoftmaxGen.Shared;

/// <summary>The MSBuild properties of the consuming project; <c>SoftmaxGen.props</c> makes them visible to the compiler.</summary>
internal static class BuildSwitches
{
    /// <summary>Whether kernels are written. Where they are not, their methods are implemented by hand, and the contract does not apply.</summary>
    public static bool IsEnabled(AnalyzerConfigOptionsProvider provider) => !Is(provider, "build_property.SoftmaxGenEnabled", "false");

    /// <summary>Whether kernels compare their results with the reference.</summary>
    public static bool IsSelfChecking(AnalyzerConfigOptionsProvider provider) => Is(provider, "build_property.SoftmaxGenSelfCheck", "true");

    private static bool Is(AnalyzerConfigOptionsProvider provider, string key, string value) =>
        provider.GlobalOptions.TryGetValue(key, out string? text) && string.Equals(text.Trim(), value, StringComparison.OrdinalIgnoreCase);
}
