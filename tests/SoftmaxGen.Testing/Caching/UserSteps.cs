using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Testing;

/// <summary>Tells the steps a generator wrote apart from the ones the compiler puts in front of them.</summary>
internal static class UserSteps
{
    /// <summary>
    /// The compiler's own inputs. They hold compiler objects and change with every edit; that nothing of it gets through is what the
    /// steps behind them are tested for.
    /// </summary>
    private static readonly ImmutableHashSet<string> CompilerInputs =
    [
        "Compilation",
        "CompilationOptions",
        "ParseOptions",
        "AnalyzerConfigOptions",
        "AdditionalTexts",
        "MetadataReferences",
        "SyntaxTrees",
    ];

    /// <summary>Every named step of the generator itself, with the transform of <c>ForAttributeWithMetadataName</c>.</summary>
    public static IEnumerable<(string Name, IncrementalGeneratorRunStep Step)> Of(GeneratorRunResult result) =>
        from named in result.TrackedSteps
        where !IsCompilerStep(named.Key)
        from step in named.Value
        select (named.Key, step);

    /// <summary>The compiler names its own parts of ForAttributeWithMetadataName like this; its result step runs the generator's transform.</summary>
    private static bool IsCompilerStep(string name) =>
        CompilerInputs.Contains(name)
        || (name.EndsWith("_ForAttributeWithMetadataName", StringComparison.Ordinal) && name != "result_ForAttributeWithMetadataName")
        || name.EndsWith("_ForAttributeInternal", StringComparison.Ordinal);
}
