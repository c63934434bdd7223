using System.Linq;
using System.Reflection;

namespace SoftmaxGen.Package.Tests;

/// <summary>What the build of this project knew about the repository.</summary>
internal static class RepositoryInfo
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string PackageVersion { get; } = Metadata("PackageVersion");

    private static string Metadata(string key) => typeof(RepositoryInfo).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
