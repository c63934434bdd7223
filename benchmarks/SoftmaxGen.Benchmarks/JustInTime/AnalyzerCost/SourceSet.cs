using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace SoftmaxGen.Benchmarks.AnalyzerCost;

/// <summary>C# files to analyse: a folder's; of too many every k-th, of too few the same again in other namespaces.</summary>
internal sealed partial class SourceSet
{
    private SourceSet(IReadOnlyList<SourceFile> files) => Files = files;

    public IReadOnlyList<SourceFile> Files { get; }

    public int Lines => Files.Sum(f => f.Lines);

    /// <exception cref="UsageException">The folder has no C# files.</exception>
    public static SourceSet Read(string folder, int lines)
    {
        SourceFile[] own = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !BuildOutput().IsMatch(Path.GetRelativePath(folder, path)))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(Path.GetRelativePath(folder, path), File.ReadAllText(path)))];
        if (own.Length == 0)
        {
            throw new UsageException($"there are no C# files in {folder}");
        }

        int stride = Math.Max(1, own.Sum(f => f.Lines) / lines);
        List<SourceFile> files = [.. own.Where((_, i) => i % stride == 0)];
        for (int copy = 1; files.Sum(f => f.Lines) < lines; copy++)
        {
            files.AddRange(own.Select(f => f.Variant(copy)));
        }

        return new(files);
    }

    /// <summary>The repository this program was built in.</summary>
    public static string Repository()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SoftmaxGen.sln")))
            {
                return folder.FullName;
            }
        }

        throw new UsageException("not built in the repository: --folder must name a folder");
    }

    [GeneratedRegex(@"(^|[/\\])(bin|obj|artifacts|\.git)[/\\]")]
    private static partial Regex BuildOutput();
}
