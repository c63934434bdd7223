using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Text;
using System.Text.Json;
using Xunit;

namespace SoftmaxGen.Package.Tests;

/// <summary>The part of an assembly's symbols from which a debugger learns where its sources are.</summary>
internal static class SourceLink
{
    // The kind of custom debug information that holds the Source Link JSON, from the Portable PDB specification.
    private static readonly Guid Kind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static void AssertNamesSources(string assembly, MetadataReader symbols)
    {
        string[] documents = [.. symbols.Documents.Select(handle => symbols.GetString(symbols.GetDocument(handle).Name))];
        Assert.NotEmpty(documents);
        // A path of the machine that built it would differ from build to build.
        Assert.All(documents, document => Assert.True(document.StartsWith("/_", StringComparison.Ordinal), $"{assembly} names {document}"));

        // An unpacked archive of the sources has no commit to link to.
        if (!Path.Exists(Path.Combine(RepositoryInfo.Root, ".git")))
        {
            return;
        }

        byte[] json = symbols.CustomDebugInformation
            .Select(symbols.GetCustomDebugInformation)
            .Where(information => symbols.GetGuid(information.Kind) == Kind)
            .Select(information => symbols.GetBlobBytes(information.Value))
            .Single();
        JsonProperty link = JsonDocument.Parse(Encoding.UTF8.GetString(json)).RootElement.GetProperty("documents").EnumerateObject().Single();
        Assert.Equal("/_/*", link.Name);
        Assert.Matches(@"^https://[^ ]+/[0-9a-f]{40}/\*$", link.Value.GetString());
    }
}
