using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using VerifyTests;

namespace VerifyXunit;

/// <summary>
/// Compares what a test produced with the <c>*.verified.*</c> files beside it. Stands in for Verify (same names, same files), which
/// <c>-p:UseVerify=true</c> puts in its place.
/// </summary>
public static class Verifier
{
    /// <summary>Verifies a text, or every file that a generator driver produced.</summary>
    public static SettingsTask Verify(object? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        new(settings, s =>
        {
            SnapshotFiles files = SnapshotFiles.OfCurrentTest(s, sourceFile);
            files.Compare(target is GeneratorDriver driver ? FilesOf(driver) : [new Snapshot("", "txt", target?.ToString() ?? "null")]);
            return Task.CompletedTask;
        });

    /// <summary>One snapshot per generated file, headed by its hint name, as Verify.SourceGenerators writes it.</summary>
    private static List<Snapshot> FilesOf(GeneratorDriver driver)
    {
        GeneratorDriverRunResult run = driver.GetRunResult();
        if (run.Results.Select(r => r.Exception).FirstOrDefault(e => e is not null) is { } exception)
        {
            throw new InvalidOperationException("The generator threw.", exception);
        }

        return
        [
            .. run.Results
                .SelectMany(r => r.GeneratedSources)
                .OrderBy(s => s.HintName, StringComparer.Ordinal)
                .Select(s => new Snapshot("#" + Path.GetFileNameWithoutExtension(s.HintName), "cs", $"//HintName: {s.HintName}\n{s.SourceText}")),
        ];
    }
}
