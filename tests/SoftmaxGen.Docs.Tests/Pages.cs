using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace SoftmaxGen.Docs.Tests;

/// <summary>The README and everything below <c>docs/</c>.</summary>
public static class Pages
{
    public static string Root { get; } = typeof(Pages).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static IReadOnlyList<string> Names { get; } =
    [
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md",
        .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(System.StringComparer.Ordinal),
    ];

    public static IReadOnlyList<Snippet> Snippets { get; } = [.. Names.SelectMany(page => Snippet.Parse(page, Read(page)))];

    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page)).Replace("\r\n", "\n", System.StringComparison.Ordinal);

    /// <summary>Writes other code into a block.</summary>
    public static void Replace(Snippet block, string code)
    {
        string[] lines = Read(block.Page).Split('\n');
        int end = System.Array.FindIndex(lines, block.Line, line => line.Trim() == "```");
        string text = string.Join('\n', lines[..block.Line]) + "\n" + code + string.Join('\n', lines[end..]);
        File.WriteAllText(Path.Combine(Root, block.Page), text);
    }

    public static Snippet Find(string page, int line) => Snippets.Single(snippet => snippet.Page == page && snippet.Line == line);

    /// <summary>The compiled snippet that a <c>generated</c> or <c>excerpt</c> block belongs to.</summary>
    public static Snippet SourceOf(Snippet block) => Snippets.Last(snippet => snippet.Page == block.Page && snippet.Line < block.Line && snippet.IsCompiled);
}
