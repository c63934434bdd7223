using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;

namespace VerifyTests;

/// <summary>Finds the directory of a test's source file, where its snapshots lie.</summary>
internal static class SourceDirectory
{
    /// <summary>The project puts its directory into its assembly under this name.</summary>
    private const string MetadataName = "SnapshotProjectDirectory";

    /// <summary>
    /// A deterministic CI build writes <c>/_/</c> for the repository's root into the assembly, so the path the compiler recorded may not
    /// exist; what follows the project's directory in it is right all the same.
    /// </summary>
    public static string Of(string sourceFile)
    {
        string directory = Path.GetDirectoryName(sourceFile)!;
        if (Directory.Exists(directory))
        {
            return directory;
        }

        string project = ProjectDirectory();
        string marker = "/" + Path.GetFileName(project);
        string recorded = directory.Replace('\\', '/');
        int at = recorded.LastIndexOf(marker, StringComparison.Ordinal);
        return at < 0
            ? throw new DirectoryNotFoundException($"{directory} is neither a directory nor inside {project}.")
            : project + recorded[(at + marker.Length)..];
    }

    private static string ProjectDirectory() =>
        Assembly.LoadFrom(TestContext.Current.TestAssembly!.AssemblyPath)
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == MetadataName)
            .Value!;
}
