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

    /// <summary>Steps that hold generated text and diagnostics rather than models.</summary>
    private static readonly ImmutableHashSet<string> Outputs = ["SourceOutput", "ImplementationSourceOutput"];

    /// <summary>The steps whose outputs are models: the generator's named steps and its transform of <c>ForAttributeWithMetadataName</c>.</summary>
    public static IEnumerable<(string Name, IncrementalGeneratorRunStep Step)> Models(GeneratorRunResult result) =>
        All(result).Where(s => !Outputs.Contains(s.Name));

    /// <summary>The steps that hold models, and the ones that write the files.</summary>
    public static IEnumerable<(string Name, IncrementalGeneratorRunStep Step)> All(GeneratorRunResult result) =>
        from named in result.TrackedSteps
        where !IsCompilerStep(named.Key)
        from step in named.Value
        select (named.Key, step);

    /// <summary>The compiler's parts of ForAttributeWithMetadataName end like this; the last of them runs the generator's transform.</summary>
    private static bool IsCompilerStep(string name) =>
        CompilerInputs.Contains(name)
        || (name.Contains("_ForAttribute", StringComparison.Ordinal) && name != "result_ForAttributeWithMetadataName");
}
