using System;
using System.Collections.Immutable;

namespace SoftmaxGen.CorpusScore;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public string Folder { get; private init; } = "";

    public ImmutableArray<string> LabelFiles { get; private init; } = [];

    public bool Scan { get; private init; }

    /// <summary>Each file in a compilation of its own.</summary>
    public bool FileByFile { get; private init; }

    public ImmutableArray<string> WithoutKinds { get; private init; } = [];

    public string Repo { get; private init; } = "";

    public bool Details { get; private init; }

    /// <exception cref="UsageException">An option is unknown or lacks its value, or what is to be measured is not said.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        while (!arguments.IsEmpty)
        {
            (options, int used) = options.With(arguments);
            arguments = arguments[used..];
        }

        return options switch
        {
            { Folder: "" } => throw new UsageException("a folder is needed"),
            { Scan: true, LabelFiles.Length: > 0 } => throw new UsageException("--scan takes no labels"),
            { Scan: false, LabelFiles.Length: 0 } => throw new UsageException("--labels or --scan is needed"),
            _ => options,
        };
    }

    private (Options Options, int Used) With(ReadOnlySpan<string> arguments) => arguments switch
    {
        ["--scan", ..] => (this with { Scan = true }, 1),
        ["--details", ..] => (this with { Details = true }, 1),
        ["--labels", var file, ..] => (this with { LabelFiles = LabelFiles.Add(file) }, 2),
        ["--without", var kind, ..] => (this with { WithoutKinds = WithoutKinds.Add(kind) }, 2),
        ["--repo", var text, ..] => (this with { Repo = text }, 2),
        ["--group", "file", ..] => (this with { FileByFile = true }, 2),
        ["--group", "repository", ..] => (this with { FileByFile = false }, 2),
        ["--group", var other, ..] => throw new UsageException($"--group is repository or file, not {other}"),
        [['-', ..] option, ..] => throw new UsageException($"unknown option {option}, or one without its value"),
        [var folder, ..] when Folder.Length == 0 => (this with { Folder = folder }, 1),
        [var second, ..] => throw new UsageException($"one folder is measured at a time, and {second} is a second one"),
        [] => (this, 0),
    };
}
