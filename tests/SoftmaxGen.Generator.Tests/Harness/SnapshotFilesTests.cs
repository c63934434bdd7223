using System;
using System.IO;
using System.Linq;
using VerifyTests;
using Xunit;
using Xunit.Sdk;

namespace SoftmaxGen.Generator.Tests.Harness;

/// <summary>The stand-in for Verify: what makes a snapshot test fail, and what it leaves behind.</summary>
public sealed class SnapshotFilesTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("SoftmaxGen");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public void The_same_text_passes_whatever_its_line_ends()
    {
        Write("Type.Test#A.verified.cs", "one\r\ntwo\n");
        Files(accept: false).Compare([new Snapshot("#A", "cs", "one\ntwo\n")]);
        Assert.Equal(["Type.Test#A.verified.cs"], Names());
    }

    [Fact]
    public void A_missing_file_fails_and_leaves_what_was_received()
    {
        AssertFails("does not exist", [new Snapshot("#A", "cs", "one\n")]);
        Assert.Equal(["Type.Test#A.received.cs"], Names());
    }

    [Fact]
    public void Another_text_fails_and_shows_the_first_difference()
    {
        Write("Type.Test#A.verified.cs", "one\ntwo\nthree\n");
        AssertFails("line 2:\n    one\n  - two\n  + 2", [new Snapshot("#A", "cs", "one\n2\nthree\n")]);
        Assert.Equal(["Type.Test#A.received.cs", "Type.Test#A.verified.cs"], Names());
    }

    [Fact]
    public void A_file_left_over_fails()
    {
        Write("Type.Test#A.verified.cs", "one\n");
        Write("Type.Test#B.verified.cs", "two\n");
        AssertFails("Type.Test#B.verified.cs belongs to nothing", [new Snapshot("#A", "cs", "one\n")]);
    }

    [Fact]
    public void Files_of_a_test_whose_name_is_longer_are_not_left_over()
    {
        Write("Type.Test#A.verified.cs", "one\n");
        Write("Type.Test2#B.verified.cs", "two\n");
        Files(accept: false).Compare([new Snapshot("#A", "cs", "one\n")]);
    }

    [Fact]
    public void Accepting_writes_replaces_and_removes()
    {
        Write("Type.Test#A.verified.cs", "old\n");
        Write("Type.Test#B.verified.cs", "left over\n");
        Files(accept: true).Compare([new Snapshot("#A", "cs", "new\n"), new Snapshot("#C", "cs", "more\n")]);
        Assert.Equal(["Type.Test#A.verified.cs", "Type.Test#C.verified.cs"], Names());
        Files(accept: false).Compare([new Snapshot("#A", "cs", "new\n"), new Snapshot("#C", "cs", "more\n")]);
    }

    private SnapshotFiles Files(bool accept) => new(directory.FullName, "Type.Test", accept);

    private void AssertFails(string because, Snapshot[] snapshots)
    {
        var failure = Assert.ThrowsAny<XunitException>(() => Files(accept: false).Compare(snapshots));
        Assert.Contains(because, failure.Message, StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(directory.FullName, name), text);

    private string[] Names() => [.. directory.EnumerateFiles().Select(f => f.Name).Order(StringComparer.Ordinal)];
}
