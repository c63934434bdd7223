using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SoftmaxGen.Analyzers.Tests.Harness;
using SoftmaxGen.Analyzers.Tests.Stability;
using SoftmaxGen.CodeFixes;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Fixes;

/// <summary>Fix All in document, project and solution, with both kinds of fix.</summary>
public sealed class FixAllTests
{
    private static string File(string type, int kernels) => $$"""
        using System;

        public static class {{type}}
        {
        {{string.Join("\n", Enumerable.Range(0, kernels).Select(k => $$"""
            public static void Run{{type}}{{k}}(float[] x)
            {
                float sum = 0;
                for (int i = 0; i < 10; i++) { x[i] = MathF.Exp(x[i]); sum += x[i]; }
                for (int i = 0; i < 10; i++) x[i] /= sum;
            }
        """))}}
        }

        """;

    [Theory]
    [InlineData(FixAllScope.Document, 3)]
    [InlineData(FixAllScope.Project, 6)]
    [InlineData(FixAllScope.Solution, 6)]
    public async Task Kernel_IsDeclaredOncePerType(FixAllScope scope, int expected)
    {
        Project project = FixRun.Project(File("A", 3), File("B", 3));
        Solution after = await FixRun.FixAll(project, scope, SoftmaxFixKind.Kernel, "SMG1002");

        string[] texts = await Task.WhenAll(after.Projects.Single().Documents.Select(FixRun.Text));
        Assert.Equal(expected, texts.Sum(t => Regex.Matches(t, "        Softmax10\\(x.AsSpan\\(0, 10\\), x.AsSpan\\(0, 10\\)\\);").Count));
        Assert.Equal(expected / 3, texts.Sum(t => Regex.Matches(t, "private static partial void Softmax10").Count));
        Compilation compilation = Execution.Generate((Microsoft.CodeAnalysis.CSharp.CSharpCompilation)(await after.Projects.Single().GetCompilationAsync(TestContext.Current.CancellationToken))!);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(6 - expected, (await AnalyzerRun.Diagnostics(compilation, TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task Kernel_IsDeclaredOnce_InATypeOfSeveralFiles()
    {
        Project project = FixRun.Project(File("A", 1).Replace("static class", "static partial class", StringComparison.Ordinal), File("A", 1).Replace("static class", "static partial class", StringComparison.Ordinal).Replace("RunA0", "Other", StringComparison.Ordinal));
        Solution after = await FixRun.FixAll(project, FixAllScope.Project, SoftmaxFixKind.Kernel, "SMG1002");
        string[] texts = await Task.WhenAll(after.Projects.Single().Documents.Select(FixRun.Text));
        Assert.Single(texts, t => t.Contains("private static partial void Softmax10", StringComparison.Ordinal));
        Assert.All(texts, t => Assert.Contains("Softmax10(x", t));
    }

    /// <summary>What <c>dotnet format analyzers --diagnostics SMG1002</c> does on a project of naive softmaxes.</summary>
    [Fact]
    public async Task StableMathOrTheShift_FixesEveryFormThatCanBeFixed()
    {
        string members = string.Join("\n", LoudSnippets.All.Values.Select((snippet, i) => $"public static class Form{i}\n{{\n{snippet.Replace("public void Run", "public static void Run", StringComparison.Ordinal).Replace("this.", "", StringComparison.Ordinal).Replace("private readonly", "private static readonly", StringComparison.Ordinal)}\n}}"));
        Project project = FixRun.Project(TestCompilation.Usings + members);
        Assert.Equal(LoudSnippets.All.Count, (await AnalyzerRun.Diagnostics((await project.GetCompilationAsync(TestContext.Current.CancellationToken))!, TestContext.Current.CancellationToken)).Count(d => d.Id == "SMG1002"));

        Solution after = await FixRun.FixAll(project, FixAllScope.Solution, SoftmaxFixKind.StableMath, "SMG1002");

        Compilation compilation = (await after.Projects.Single().GetCompilationAsync(TestContext.Current.CancellationToken))!;
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(ShiftFixTests.Refused.Count, (await AnalyzerRun.Diagnostics(compilation, TestContext.Current.CancellationToken)).Count(d => d.Id == "SMG1002"));

        // A second round changes nothing.
        Solution again = await FixRun.FixAll(after.Projects.Single(), FixAllScope.Solution, SoftmaxFixKind.StableMath, "SMG1002");
        Assert.Equal(await FixRun.Text(after.Projects.Single().Documents.Single()), await FixRun.Text(again.Projects.Single().Documents.Single()));
    }

    [Fact]
    public async Task SuppressedPlaces_AreLeftAlone()
    {
        string source = File("A", 1).Replace("    public static void RunA0", "#pragma warning disable SMG1002\n    public static void RunA0", StringComparison.Ordinal) + File("B", 1).Replace("using System;", "#pragma warning restore SMG1002", StringComparison.Ordinal);
        Project project = FixRun.Project(source);
        Solution after = await FixRun.FixAll(project, FixAllScope.Project, SoftmaxFixKind.StableMath, "SMG1002");
        string text = await FixRun.Text(after.Projects.Single().Documents.Single());
        Assert.Single(Regex.Matches(text, "StableMath.Softmax"));
        Assert.Single(Regex.Matches(text, "MathF.Exp"));
    }
}
