using System;
using System.Linq;
using Xunit;

namespace SoftmaxGen.Package.Tests;

/// <summary>How a command ended and all that it wrote, standard output and error together.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    public void AssertSucceeded() => Assert.True(ExitCode == 0, $"'{Command}' ended with {ExitCode}:{Environment.NewLine}{Output}");

    public void AssertFailed() => Assert.True(ExitCode != 0, $"'{Command}' should have failed:{Environment.NewLine}{Output}");

    public void AssertContains(string text) =>
        Assert.True(Output.Contains(text, StringComparison.Ordinal), $"'{Command}' should have written '{text}':{Environment.NewLine}{Output}");

    /// <summary>The rest of the one line that starts with the label.</summary>
    public string Line(string label)
    {
        string? line = Output.Split('\n').Select(l => l.Trim()).SingleOrDefault(l => l.StartsWith(label + " ", StringComparison.Ordinal));
        Assert.True(line is not null, $"'{Command}' should have written one line '{label} …':{Environment.NewLine}{Output}");
        return line[(label.Length + 1)..];
    }
}
