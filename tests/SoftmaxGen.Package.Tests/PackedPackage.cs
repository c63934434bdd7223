using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.Package.Tests;

/// <summary>
/// The package, packed once for all tests, in a temporary folder outside the repository that also holds the consumers and their
/// package cache. The build has an output folder of its own: the usual ones are in use by whoever runs these tests.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("softmaxgen-consumers-").FullName;

    // Inside the repository, where the files that a build writes belong to its sources.
    private readonly string build = Path.Combine(RepositoryInfo.Root, "artifacts", "package-tests", Guid.NewGuid().ToString("N"));

    public string File => Path.Combine(root, "package", $"SoftmaxGen.{RepositoryInfo.PackageVersion}.nupkg");

    public string SymbolFile => Path.ChangeExtension(File, ".snupkg");

    public string Folder => Path.GetDirectoryName(File)!;

    public string ConsumersFolder => Path.Combine(root, "consumers");

    /// <summary>A cache that nothing was restored to before, so that no older build of the package can be taken for this one.</summary>
    public string CacheFolder => Path.Combine(root, "cache");

    public async ValueTask InitializeAsync()
    {
        CommandResult pack = await CommandLine.DotnetAsync(
            RepositoryInfo.Root,
            new Dictionary<string, string> { ["CI"] = "true" },
            "pack", Path.Combine("src", "Runtime", "SoftmaxGen.csproj"),
            "-c", "Release", "-o", Folder, "--artifacts-path", build, "--disable-build-servers", "-warnaserror");
        pack.AssertSucceeded();

        Directory.CreateDirectory(ConsumersFolder);
        await System.IO.File.WriteAllTextAsync(Path.Combine(ConsumersFolder, "NuGet.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="package" value="{Folder}" />
                <add key="nuget.org" value="https://api.nuget.org/v3/index.json" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="package"><package pattern="SoftmaxGen" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        foreach (string folder in new[] { root, build }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}
