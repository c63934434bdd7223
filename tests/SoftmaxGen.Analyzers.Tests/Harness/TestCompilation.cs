using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SoftmaxGen.Analyzers.Tests.Harness;

/// <summary>Compiles test code against what this process runs on; nothing is downloaded.</summary>
internal static class TestCompilation
{
    /// <summary>The usings of most snippets; a snippet is the members of a class.</summary>
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Numerics;
        using System.Numerics.Tensors;
        using System.Threading.Tasks;

        """;

    private static readonly Lazy<MetadataReference[]> AllReferences = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => IsWanted(Path.GetFileNameWithoutExtension(p)))
            .Select(p => MetadataReference.CreateFromFile(p))]);

    /// <summary>The framework, the runtime under test and System.Numerics.Tensors, without the compiler and test libraries of this process.</summary>
    public static IReadOnlyList<MetadataReference> References => AllReferences.Value;

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary,
        allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Enable,
        optimizationLevel: OptimizationLevel.Release);

    /// <summary>A class around members.</summary>
    public static string Class(string members) => $"{Usings}\npublic partial class Subject\n{{\n{members}\n}}\n";

    public static CSharpCompilation Create(string source, LanguageVersion version = LanguageVersion.Latest, IEnumerable<MetadataReference>? references = null) =>
        CSharpCompilation.Create(
            "Subject",
            [CSharpSyntaxTree.ParseText(source, ParseOptions.WithLanguageVersion(version), path: "Subject.cs")],
            references ?? References,
            Options);

    /// <summary>The usual compilation with other text; sharing the references makes thousands of variants cheap.</summary>
    public static CSharpCompilation Variant(string source) =>
        Empty.Value.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, ParseOptions, path: "Subject.cs"));

    private static readonly Lazy<CSharpCompilation> Empty = new(() =>
    {
        var empty = CSharpCompilation.Create("Subject", [], References, Options);
        _ = empty.GetSpecialType(SpecialType.System_Object);
        return empty;
    });

    private static bool IsWanted(string name) =>
        name is "SoftmaxGen" or "System.Numerics.Tensors" or "mscorlib" or "netstandard"
        || (name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("System.Composition", StringComparison.Ordinal));
}
