using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.Package.Tests;

/// <summary>A project of a user of the package, written to an empty folder of its own.</summary>
internal sealed class Consumer
{
    private readonly string directory;
    private readonly Dictionary<string, string> environment;

    /// <param name="package">Where the package is.</param>
    /// <param name="name">What the project is called.</param>
    /// <param name="templates">Folders of <c>Consumers/</c> whose files make up the project.</param>
    public Consumer(PackedPackage package, string name, params string[] templates)
    {
        directory = Path.Combine(package.ConsumersFolder, name);
        Assert.False(Directory.Exists(directory), $"there is a consumer named {name} already");
        environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = package.CacheFolder };
        foreach (string template in templates)
        {
            Write(template + "/");
        }
    }

    /// <summary>Builds the project; any warning is an error.</summary>
    public Task<CommandResult> BuildAsync(params string[] arguments) =>
        DotnetAsync(["build", "-c", "Release", "-warnaserror", .. arguments]);

    /// <summary>Builds the project as its author would see it, warnings as warnings.</summary>
    public Task<CommandResult> BuildAllowingWarningsAsync(params string[] arguments) =>
        DotnetAsync(["build", "-c", "Release", .. arguments]);

    /// <summary>Publishes the project into the folder <c>published</c>; any warning is an error.</summary>
    public Task<CommandResult> PublishAsync(params string[] arguments) =>
        DotnetAsync(["publish", "-c", "Release", "-warnaserror", "-o", "published", .. arguments]);

    public Task<CommandResult> RunAsync(params string[] arguments) =>
        CommandLine.DotnetAsync(directory, environment, ["run", "-c", "Release", "--no-build", "--", .. arguments]);

    /// <summary>Applies code fixes as <c>dotnet format</c> does, to a project that is restored.</summary>
    public Task<CommandResult> FormatAsync(string diagnostic) =>
        CommandLine.DotnetAsync(directory, environment, ["format", "analyzers", "--diagnostics", diagnostic, "--severity", "warn", "--no-restore"]);

    /// <summary>The C# files as they are now, each with its name.</summary>
    public string Sources => string.Join('\n', Directory.EnumerateFiles(directory, "*.cs").Order(StringComparer.Ordinal).Select(f => f + "\n" + File.ReadAllText(f)));

    /// <summary>Starts what <see cref="PublishAsync"/> made.</summary>
    public Task<CommandResult> RunPublishedAsync(string program, params string[] arguments) =>
        CommandLine.RunAsync(Path.Combine(directory, "published", OperatingSystem.IsWindows() ? program + ".exe" : program), directory, environment, arguments);

    public IEnumerable<string> PublishedFiles => Directory.EnumerateFiles(Path.Combine(directory, "published")).Select(Path.GetFileName)!;

    // No audit: it asks a server for advisories and warns when it cannot.
    private Task<CommandResult> DotnetAsync(string[] arguments) =>
        CommandLine.DotnetAsync(directory, environment, [.. arguments, "--disable-build-servers", "-p:NuGetAudit=false", "-tl:off"]);

    private void Write(string template)
    {
        Assembly assembly = typeof(Consumer).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(template, StringComparison.Ordinal)))
        {
            string file = Path.Combine(directory, resource[template.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            File.WriteAllText(file, reader.ReadToEnd().Replace("{version}", RepositoryInfo.PackageVersion, StringComparison.Ordinal));
        }
    }
}
