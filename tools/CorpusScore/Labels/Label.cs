using System.Collections.Generic;

namespace SoftmaxGen.CorpusScore.Labels;

/// <summary>One labelled site: a range of lines in a file of a public repository.</summary>
internal sealed record Label
{
    /// <summary>owner/name.</summary>
    public required string Repo { get; init; }

    public required string Path { get; init; }

    public string? Commit { get; init; }

    public string Method { get; init; } = "";

    /// <summary>The first line, from 1.</summary>
    public required int StartLine { get; init; }

    /// <summary>The last line, inclusive.</summary>
    public required int EndLine { get; init; }

    public required Verdict Verdict { get; init; }

    public required string Kind { get; init; }

    public string Why { get; init; } = "";

    /// <summary>The rules that should speak here, when the kind alone does not say it; also how an Info rule gets its expectations.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    public int Lines => EndLine - StartLine + 1;

    public bool Contains(int line) => StartLine <= line && line <= EndLine;

    public override string ToString() => $"{Repo}/{Path}:{StartLine}-{EndLine}";
}
