using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Xunit;

namespace SoftmaxGen.Package.Tests;

/// <summary>What is in the package and its symbol package, to the file, and what the package says about itself.</summary>
public sealed class PackageContentsTests(PackedPackage package)
{
    // Written by NuGet into every package.
    private static readonly string[] PackageParts =
    [
        "[Content_Types].xml",
        "_rels/.rels",
        "package/services/metadata/core-properties/nuget.psmdcp",
        "SoftmaxGen.nuspec",
    ];

    private static readonly string[] Assemblies =
    [
        "analyzers/dotnet/cs/SoftmaxGen.Analyzers.dll",
        "analyzers/dotnet/cs/SoftmaxGen.CodeFixes.dll",
        "analyzers/dotnet/cs/SoftmaxGen.Generator.dll",
        "lib/net10.0/SoftmaxGen.dll",
        "lib/net8.0/SoftmaxGen.dll",
    ];

    [Fact]
    public void Packing_makes_one_package_and_its_symbols() =>
        Assert.Equal([package.File, package.SymbolFile], Directory.GetFileSystemEntries(package.Folder).Order());

    [Fact]
    public void The_package_holds_these_files_and_no_other() => Assert.Equal(
        Sorted(
        [
            .. PackageParts,
            .. Assemblies,
            "lib/net10.0/SoftmaxGen.xml",
            "lib/net8.0/SoftmaxGen.xml",
            "build/SoftmaxGen.props",
            "buildTransitive/SoftmaxGen.props",
            "README.md",
            "LICENSE",
            "icon.png",
        ]),
        Entries(package.File));

    [Fact]
    public void The_symbol_package_holds_these_files_and_no_other() => Assert.Equal(
        Sorted([.. PackageParts, "lib/net10.0/SoftmaxGen.pdb", "lib/net8.0/SoftmaxGen.pdb"]),
        Entries(package.SymbolFile));

    [Fact]
    public void The_package_describes_itself_and_depends_on_nothing()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        using Stream stream = archive.GetEntry("SoftmaxGen.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;

        Assert.Equal("SoftmaxGen", Value("id"));
        Assert.Equal(RepositoryInfo.PackageVersion, Value("version"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Null(Value("developmentDependency"));
        Assert.Equal("https://github.com/softmaxgen/softmaxgen", metadata.Elements().Single(e => e.Name.LocalName == "repository").Attribute("url")!.Value);
        XElement[] groups = [.. metadata.Elements().Single(e => e.Name.LocalName == "dependencies").Elements()];
        Assert.Equal(["net10.0", "net8.0"], groups.Select(group => group.Attribute("targetFramework")!.Value).Order());
        Assert.All(groups, group => Assert.Empty(group.Elements()));
    }

    [Fact]
    public void Every_assembly_bears_the_version_of_the_package()
    {
        Version expected = Version.Parse(RepositoryInfo.PackageVersion.Split('-')[0] + ".0");
        foreach (string assembly in Assemblies)
        {
            using var reader = new PEReader(new MemoryStream(Read(package.File, assembly)));
            Assert.Equal(expected, reader.GetMetadataReader().GetAssemblyDefinition().Version);
        }
    }

    [Fact]
    public void Every_assembly_has_symbols_that_name_its_sources()
    {
        foreach (string assembly in Assemblies)
        {
            using MetadataReaderProvider symbols = assembly.StartsWith("lib/", StringComparison.Ordinal)
                ? MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Read(package.SymbolFile, Path.ChangeExtension(assembly, ".pdb"))))
                : EmbeddedSymbols(Read(package.File, assembly));
            SourceLink.AssertNamesSources(assembly, symbols.GetMetadataReader());
        }
    }

    private static MetadataReaderProvider EmbeddedSymbols(byte[] assembly)
    {
        using var reader = new PEReader(new MemoryStream(assembly));
        DebugDirectoryEntry entry = reader.ReadDebugDirectory().Single(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        return reader.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
    }

    private static string[] Entries(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        return Sorted([.. archive.Entries.Select(entry => entry.FullName)]);
    }

    private static byte[] Read(string file, string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        using Stream stream = archive.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string[] Sorted(string[] names) => [.. names.Order(StringComparer.Ordinal)];
}
