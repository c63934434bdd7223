using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SoftmaxGen.CorpusScore.Labels;

/// <summary>Finds the files that labels name in a folder with a folder per repository: owner/name, owner+name, owner__name or name.</summary>
internal sealed class CorpusFolder
{
    private readonly string root;

    /// <exception cref="UsageException">The folder is not there.</exception>
    public CorpusFolder(string root) =>
        this.root = Directory.Exists(root) ? root : throw new UsageException($"there is no folder {root}");

    /// <summary>The repository's folder, or null.</summary>
    public string? Repository(string repo)
    {
        string name = repo[(repo.IndexOf('/', StringComparison.Ordinal) + 1)..];
        string[] candidates = [repo, repo.Replace('/', '+'), repo.Replace("/", "__", StringComparison.Ordinal), repo.Replace('/', '_'), repo.Replace('/', '-'), name];
        return candidates.Select(c => Path.Combine(root, c)).FirstOrDefault(Directory.Exists);
    }

    /// <summary>The file a label speaks about, or null.</summary>
    public string? File(Label label)
    {
        string? repository = Repository(label.Repo);
        string? file = repository is null ? null : Path.Combine(repository, label.Path);
        return System.IO.File.Exists(file) ? file : null;
    }

    /// <summary>All C# files below a folder, in a fixed order.</summary>
    public static IReadOnlyList<string> SourceFiles(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>The folder's repositories, or itself when it has no folder in it.</summary>
    public IReadOnlyList<string> Repositories()
    {
        string[] folders = [.. Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal)];
        return folders.Length > 0 ? folders : [root];
    }
}
