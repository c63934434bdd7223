using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SoftmaxGen.Testing;

/// <summary>A project of a user of the package, as the generator sees it: sources, compiler options and build properties.</summary>
public sealed record UserProject
{
    /// <summary>The source files, in order; file names are <c>File0.cs</c>, <c>File1.cs</c> and so on.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The C# version; 11 is the oldest the generator supports.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    /// <summary>Whether integer arithmetic is checked throughout, as <c>CheckForOverflowUnderflow</c> makes it.</summary>
    public bool Checked { get; init; }

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Whether documentation comments are compiled, and their mistakes reported, as <c>GenerateDocumentationFile</c> does.</summary>
    public bool Documented { get; init; }

    /// <summary>The build property <c>SoftmaxGenSelfCheck</c>; null when the project does not set it.</summary>
    public string? SelfCheck { get; init; }

    /// <summary>The build property <c>SoftmaxGenEnabled</c>; null when the project does not set it.</summary>
    public string? Enabled { get; init; }

    /// <summary>A project with these source files.</summary>
    public static UserProject Of(params string[] sources) => new() { Sources = [.. sources] };

    /// <summary>The options every file of the project is parsed with, generated ones included.</summary>
    public CSharpParseOptions ParseOptions => new(LanguageVersion, Documented ? DocumentationMode.Diagnose : DocumentationMode.Parse);

    /// <summary>The build properties as the compiler hands them to the generator.</summary>
    public BuildProperties BuildProperties => new(new Dictionary<string, string?>
    {
        ["SoftmaxGenSelfCheck"] = SelfCheck,
        ["SoftmaxGenEnabled"] = Enabled,
    });

    /// <summary>The compilation before any generator ran.</summary>
    public CSharpCompilation Compile() => References.EmptyCompilation
        .WithOptions(Options)
        .AddSyntaxTrees(Sources.Select((source, index) =>
            CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), ParseOptions, $"File{index}.cs")));

    private CSharpCompilationOptions Options => References.EmptyCompilation.Options
        .WithOverflowChecks(Checked)
        .WithNullableContextOptions(Nullable);
}
