using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.Package.Tests;

/// <summary>Runs a program as a user would, untouched by the settings of the test run around it.</summary>
internal static class CommandLine
{
    // A build inside a test inside a build: the outer one announces itself in variables that would steer the inner one, and a
    // test run may have switched instruction sets off. What remains says where the SDK is and how it behaves on this machine.
    private static readonly string[] LeakingPrefixes = ["DOTNET_", "COMPlus_", "MSBuild", "VSTEST_", "COREHOST_", "NUGET_PACKAGES", "SoftmaxGen"];

    private static readonly string[] Kept =
    [
        "DOTNET_ROOT", "DOTNET_CLI_HOME", "DOTNET_CLI_TELEMETRY_OPTOUT", "DOTNET_NOLOGO", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
    ];

    /// <summary>The <c>dotnet</c> that runs these tests; another one on the path may lack the SDK they were built with.</summary>
    public static Task<CommandResult> DotnetAsync(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", directory, environment, arguments);

    public static async Task<CommandResult> RunAsync(string program, string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(Leaks).ToList())
        {
            start.Environment.Remove(name);
        }

        // Some tests read what the SDK writes.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            lock (output)
            {
                Assert.Fail($"'{program} {string.Join(' ', arguments)}' in {directory} did not end in time. It wrote:{Environment.NewLine}{output}");
            }
        }

        return new CommandResult($"{Path.GetFileName(program)} {string.Join(' ', arguments)}", process.ExitCode, output.ToString());
    }

    private static bool Leaks(string name) =>
        !Kept.Contains(name) && LeakingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static void Append(StringBuilder output, string? line)
    {
        if (line is not null)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }
    }
}
