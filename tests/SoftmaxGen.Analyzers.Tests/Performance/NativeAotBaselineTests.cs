using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Analyzers.Tests.Harness;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Performance;

/// <summary>SMG2010: said once, of a project that publishes its kernels ahead of time without a word about instructions.</summary>
public sealed class NativeAotBaselineTests
{
    private const string Default = "PublishAot=true;RuntimeIdentifier=linux-x64";

    private const string Kernels = """
        using System;
        using SoftmaxGen;

        public static partial class Kernels
        {
            public static void NotAKernel() { }

            [Softmax(Dim = 10)]
            public static partial void First(Span<float> inPlace);

            [SoftmaxCrossEntropy(Dim = 10)]
            public static partial float Second(ReadOnlySpan<float> logits, int target);
        }
        """;

    public static TheoryData<string> Loud =>
    [
        "PublishAot=true;RuntimeIdentifier=linux-x64",
        "PublishAot=True;RuntimeIdentifier=win-x86;IlcInstructionSet= ",
        "PublishAot=true;RuntimeIdentifier=;NETCoreSdkRuntimeIdentifier=osx-x64",
        "PublishAot=true;RuntimeIdentifier=linux-musl-x64;NETCoreSdkRuntimeIdentifier=linux-arm64",
    ];

    public static TheoryData<string> Silent =>
    [
        "",
        "PublishAot=;RuntimeIdentifier=linux-x64",
        "PublishAot=false;RuntimeIdentifier=linux-x64",
        "PublishAot=true",
        "PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=native",
        "PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=x86-64-v3",
        "PublishAot=true;RuntimeIdentifier=linux-arm64",
        "PublishAot=true;RuntimeIdentifier=linux-arm64;NETCoreSdkRuntimeIdentifier=linux-x64",
        "PublishAot=true;NETCoreSdkRuntimeIdentifier=osx-arm64",
        "PublishAot=true;RuntimeIdentifier=linux-x64;SoftmaxGenEnabled=false",
    ];

    [Theory]
    [MemberData(nameof(Loud))]
    public async Task TheDefaultBaseline_IsReportedOnceAtTheFirstKernel(string properties)
    {
        Diagnostic diagnostic = Assert.Single(await Of(Kernels, properties));
        Assert.Equal("SMG2010", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
        Assert.Contains("'First'", diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("First", Kernels.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public async Task OtherProjects_AreNotReported(string properties) => Assert.Empty(await Of(Kernels, properties));

    [Fact]
    public async Task ProjectsWithoutKernels_AreNotReported() =>
        Assert.Empty(await Of("public static class Plain { public static void Method() { } }", Default));

    [Fact]
    public async Task TheFirstKernel_IsTheSameWhateverTheOrderOfFiles()
    {
        CSharpCompilation compilation = TestCompilation.Create(Kernels);
        SyntaxTree earlier = CSharpSyntaxTree.ParseText(Kernels.Replace("Kernels", "Others").Replace("First", "Foremost"), TestCompilation.ParseOptions, "Others.cs", cancellationToken: TestContext.Current.CancellationToken);
        CSharpCompilation reversed = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees([earlier, .. compilation.SyntaxTrees]);
        foreach (Compilation order in (Compilation[])[compilation.AddSyntaxTrees(earlier), reversed])
        {
            Diagnostic diagnostic = Assert.Single(await Of(order, Default));
            Assert.Contains("'Foremost'", diagnostic.GetMessage(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task GeneratedBodies_ChangeNothing()
    {
        Compilation generated = Execution.Generate(TestCompilation.Create(Kernels));
        Diagnostic diagnostic = Assert.Single(await Of(generated, Default));
        Assert.Equal("Subject.cs", diagnostic.Location.SourceTree!.FilePath);
    }

    private static Task<IReadOnlyList<Diagnostic>> Of(string source, string properties) => Of(TestCompilation.Create(source), properties);

    private static Task<IReadOnlyList<Diagnostic>> Of(Compilation compilation, string properties) =>
        AnalyzerRun.Diagnostics(compilation, TestContext.Current.CancellationToken, Properties(properties));

    private static BuildProperties Properties(string text) => new(
        text.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => (string?)pair[1]));
}
