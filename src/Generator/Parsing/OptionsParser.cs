using System;
using System.Threading;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generator.Models;

namespace SoftmaxGen.Generator.Parsing;

internal static class OptionsParser
{
    public static GeneratorOptions Parse(AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken) =>
        new(
            Enabled: !Is(provider, "build_property.SoftmaxGenEnabled", "false"),
            SelfCheck: Is(provider, "build_property.SoftmaxGenSelfCheck", "true"));

    private static bool Is(AnalyzerConfigOptionsProvider provider, string key, string value) =>
        provider.GlobalOptions.TryGetValue(key, out string? text) && string.Equals(text.Trim(), value, StringComparison.OrdinalIgnoreCase);
}
