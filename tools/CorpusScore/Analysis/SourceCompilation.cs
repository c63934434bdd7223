using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SoftmaxGen.CorpusScore.Analysis;

/// <summary>
/// A compilation of somebody's files with the framework, System.Numerics.Tensors and SoftmaxGen. Names of other libraries stay unresolved, and
/// types that two projects of a repository both declare are declared twice: the analyzers must live with both.
/// </summary>
internal static class SourceCompilation
{
    // The SDK's implicit usings, which many projects rely on.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(
        LanguageVersion.Preview,
        preprocessorSymbols: ["RELEASE", "NET", "NETCOREAPP", .. Enumerable.Range(5, 6).Select(v => $"NET{v}_0_OR_GREATER")]);

    private static readonly Lazy<CSharpCompilation> Empty = new(() => CSharpCompilation.Create(
        "Corpus",
        [CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions, path: "ImplicitUsings.g.cs")],
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
            .WithConcurrentBuild(true)
            .WithSpecificDiagnosticOptions(PackageAnalyzers.AllOn)));

    public static CSharpCompilation Of(IEnumerable<string> files) => Empty.Value.AddSyntaxTrees(files.Select(Parse));

    private static SyntaxTree Parse(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return CSharpSyntaxTree.ParseText(SourceText.From(stream, Encoding.UTF8), ParseOptions, file);
    }

    /// <summary>What this process runs on; nothing is downloaded.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => IsWanted(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path));

    private static bool IsWanted(string name) =>
        name is "SoftmaxGen" or "mscorlib" or "netstandard" || name.StartsWith("System.", StringComparison.Ordinal);
}
