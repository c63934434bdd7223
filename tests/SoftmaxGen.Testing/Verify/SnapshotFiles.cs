using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;
using Xunit.Sdk;

namespace VerifyTests;

/// <summary>The verified files of one test: <c>Type.Method[_parameters][#HintName].verified.ext</c>.</summary>
internal sealed class SnapshotFiles(string directory, string name, bool accept)
{
    /// <summary>Set to 1 to make what the tests produce the new truth. Read the diff before committing it.</summary>
    private const string AcceptVariable = "SOFTMAXGEN_ACCEPT";

    public static SnapshotFiles OfCurrentTest(VerifySettings settings, string sourceFile)
    {
        ITestMethod method = TestContext.Current.TestMethod ?? throw new InvalidOperationException("Verify works inside a test.");
        string typeName = method.TestClass.TestClassName.Split('.')[^1].Replace('+', '.');
        string parameters = settings.Parameters.Count == 0 ? "" : "_" + string.Join("_", settings.Parameters);
        string directory = Path.Combine(SourceDirectory.Of(sourceFile), settings.Directory ?? "");
        bool accept = Environment.GetEnvironmentVariable(AcceptVariable) == "1";
        return new SnapshotFiles(directory, $"{typeName}.{method.MethodName}{parameters}", accept);
    }

    /// <summary>Compares every snapshot with its file, and finds verified files that no snapshot belongs to.</summary>
    public void Compare(IReadOnlyList<Snapshot> snapshots)
    {
        Directory.CreateDirectory(directory);
        var leftOver = new SortedSet<string>(Existing(), StringComparer.Ordinal);
        var failures = new List<string>();
        foreach (Snapshot snapshot in snapshots)
        {
            string verified = Path.Combine(directory, $"{name}{snapshot.Suffix}.verified.{snapshot.Extension}");
            leftOver.Remove(verified);
            if (Differs(verified, snapshot) is { } failure)
            {
                failures.Add(failure);
            }
        }

        foreach (string file in leftOver)
        {
            if (accept)
            {
                File.Delete(file);
            }
            else
            {
                failures.Add($"{Path.GetFileName(file)} belongs to nothing the test produced.");
            }
        }

        if (failures.Count > 0)
        {
            Assert.Fail(string.Join("\n\n", failures) + $"\n\nRun the tests with {AcceptVariable}=1 to accept all changes.");
        }
    }

    private string? Differs(string verified, Snapshot snapshot)
    {
        string received = verified.Replace(".verified.", ".received.", StringComparison.Ordinal);
        string actual = Normalize(snapshot.Text);
        string? expected = File.Exists(verified) ? Normalize(File.ReadAllText(verified)) : null;
        if (expected == actual)
        {
            File.Delete(received);
            return null;
        }

        if (accept)
        {
            File.WriteAllText(verified, actual);
            File.Delete(received);
            return null;
        }

        File.WriteAllText(received, actual);
        return expected is null
            ? $"{Path.GetFileName(verified)} does not exist; see the .received. file beside it."
            : $"{Path.GetFileName(verified)} differs from what the test produced.\n{FirstDifference.Describe(expected, actual)}";
    }

    /// <summary>The test's own files: after its name comes a hint name or the end, so that a longer method name does not match.</summary>
    private IEnumerable<string> Existing() => Directory
        .EnumerateFiles(directory, name + "*.verified.*")
        .Where(file => Path.GetFileName(file)[name.Length] is '#' or '.');

    /// <summary>Git may check files out with other line ends, and Verify does not look at them either.</summary>
    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
