using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using SoftmaxGen.Shared;
using Xunit;

namespace SoftmaxGen.Package.Tests;

/// <summary>A project that shows every diagnostic of the package in its build output, each in the file named after it.</summary>
public sealed partial class DiagnosticsConsumerTests(PackedPackage package)
{
    private static readonly string[] AllIds =
    [
        .. typeof(DiagnosticIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Fact(Timeout = 600_000)]
    public async Task Every_diagnostic_shows_in_the_build_output()
    {
        var consumer = new Consumer(package, "Diagnostics", "Diagnostics");

        CommandResult contract = await consumer.BuildAllowingWarningsAsync("-p:Show=Contract");
        CommandResult oldLanguage = await consumer.BuildAllowingWarningsAsync("-p:Show=Contract", "-p:LangVersion=10");
        CommandResult stability = await consumer.BuildAllowingWarningsAsync("-p:Show=Stability");
        CommandResult performance = await consumer.BuildAllowingWarningsAsync("-p:Show=Performance", "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64", "-p:SelfContained=false");

        contract.AssertFailed();
        oldLanguage.AssertFailed();
        stability.AssertSucceeded();
        performance.AssertSucceeded();
        string[] missing =
        [
            .. AllIds
                .Except(Shown(contract, "error"))
                .Except(Shown(oldLanguage, "error", only: DiagnosticIds.LanguageVersionTooOld))
                .Except(Shown(stability, "warning"))
                .Except(Shown(performance, "warning")),
        ];
        Assert.True(missing.Length == 0, $"not shown: {string.Join(", ", missing)} in{Environment.NewLine}{contract.Output}{oldLanguage.Output}{stability.Output}{performance.Output}");
    }

    /// <summary>The ids reported with this severity and a link to their page, in the file that bears their name. Nothing may be said twice.</summary>
    private static IEnumerable<string> Shown(CommandResult build, string severity, string? only = null)
    {
        // The summary at the end repeats everything.
        string output = build.Output.Split(["\nBuild FAILED.", "\nBuild succeeded."], StringSplitOptions.None)[0];
        string[] lines = [.. output.Split('\n').Where(line => line.Contains(": " + severity + " SMG", StringComparison.Ordinal)).Select(line => line.Trim())];
        Assert.Equal(lines.Distinct(), lines);
        return lines
            .Select(line => DiagnosticLine().Match(line))
            .Where(match => match.Success && match.Groups["file"].Value == match.Groups["id"].Value)
            .Where(match => match.Groups["help"].Value == DiagnosticIds.HelpLink(match.Groups["id"].Value))
            .Select(match => match.Groups["id"].Value)
            .Where(id => only is null || id == only);
    }

    // …/Contract/SMG0003.cs(8,32): error SMG0003: message (https://…/SMG0003.md) [project]
    [GeneratedRegex(@"(?<file>SMG\d+)\.cs\(\d+,\d+\): (error|warning) (?<id>SMG\d+): .+ \((?<help>https:[^)]+)\) \[")]
    private static partial Regex DiagnosticLine();
}
