using System.Threading;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generator.Models;
using SoftmaxGen.Shared;

namespace SoftmaxGen.Generator.Parsing;

internal static class OptionsParser
{
    public static GeneratorOptions Parse(AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken) =>
        new(Enabled: BuildSwitches.IsEnabled(provider), SelfCheck: BuildSwitches.IsSelfChecking(provider));
}
