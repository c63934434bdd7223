using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace SoftmaxGen.Testing;

/// <summary>What a run of the generator gave: the driver (for snapshots), the compilation with the generated files, and the run's result.</summary>
public sealed record GeneratorRun(GeneratorDriver Driver, Compilation Compilation, GeneratorRunResult Result)
{
    /// <summary>The generated files in the order the generator added them.</summary>
    public ImmutableArray<GeneratedSourceResult> Files => Result.GeneratedSources;

    /// <summary>The text of the only generated file.</summary>
    public string OnlyFile => Assert.Single(Files).SourceText.ToString();

    /// <summary>All generated text, for searching.</summary>
    public string AllText => string.Join("\n", Files.Select(f => f.SourceText.ToString()));
}
