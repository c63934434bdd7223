using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using System.Xml.Linq;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Kernels.Tests.Suite;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Children;

/// <summary>Runs this assembly's kernel suite in a process of its own and reads the report.</summary>
internal static class ChildSuite
{
    /// <summary>
    /// Every test of the suite must run and pass there, <see cref="PathTests"/> among them, which fails unless the kernels took the
    /// <paramref name="expectedPath"/>.
    /// </summary>
    public static async Task AssertPassesAsync(string expectedPath, Func<KernelImage, byte[]> kernels, params (string Name, string Value)[] switches)
    {
        using var files = new TemporaryDirectory();
        string report = files.File("report.xml");
        var environment = new Dictionary<string, string> { [InstructionPath.ExpectedVariable] = expectedPath };
        foreach (KernelImage image in new[] { TestKernels.Float, TestKernels.Typed })
        {
            environment[image.Variable] = files.File(image.Variable + ".dll");
            await File.WriteAllBytesAsync(environment[image.Variable], kernels(image), TestContext.Current.CancellationToken);
        }

        foreach ((string name, string value) in switches)
        {
            environment[name] = value;
        }

        ChildResult child = await ChildProcess.RunAsync(
            typeof(ChildSuite).Assembly.Location,
            ["-noLogo", "-noColor", "-namespace", typeof(PathTests).Namespace!, "-xml", report],
            environment,
            TestContext.Current.CancellationToken);

        Assert.True(File.Exists(report), $"The child wrote no report; it ended with {child.ExitCode}.\n{child.Output}\n{child.Error}");
        XElement[] tests = [.. XDocument.Load(report).Descendants("test")];
        string[] failures = [.. tests.Where(t => (string?)t.Attribute("result") != "Pass").Select(t => $"{t.Attribute("name")?.Value}: {t.Element("failure")?.Element("message")?.Value}")];
        if (failures.Length > 0)
        {
            Assert.Fail($"With {string.Join(", ", switches)}, on the path {expectedPath}:\n{string.Join("\n", failures)}");
        }

        Assert.Equal(SuiteSize, tests.Length);
        Assert.Equal(0, child.ExitCode);
        foreach (string line in tests.SelectMany(t => (t.Element("output")?.Value ?? "").Split('\n')).Where(l => l.Length > 0))
        {
            TestContext.Current.TestOutputHelper?.WriteLine(line.TrimEnd());
        }
    }

    /// <summary>How many tests the suite has, counted here and not in the child.</summary>
    private static int SuiteSize => typeof(PathTests).Assembly.GetTypes()
        .Where(t => t.Namespace == typeof(PathTests).Namespace)
        .SelectMany(t => t.GetMethods())
        .Count(m => m.GetCustomAttribute<FactAttribute>() is not null);
}
