using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Stability;

/// <summary>Half-typed code, missing references and huge bodies: an analyzer never throws (the harness fails on AD0001).</summary>
public sealed class RobustnessTests
{
    public static TheoryData<string> Snippets => [.. LoudSnippets.All.Keys.Concat(SilentSnippets.All.Keys)];

    private static string Snippet(string name) => TestCompilation.Class(LoudSnippets.All.TryGetValue(name, out string? loud) ? loud : SilentSnippets.All[name]);

    [Theory]
    [MemberData(nameof(Snippets))]
    public async Task TruncatedCode_DoesNotThrow(string name)
    {
        string source = Snippet(name);
        for (int length = TestCompilation.Usings.Length + 30; length < source.Length; length += 20)
        {
            await AnalyzerRun.OfVariant(source[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public async Task DeletedTokens_DoNotThrow(string name)
    {
        string source = Snippet(name);
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens()];
        for (int i = 40; i < tokens.Length; i += 7)
        {
            await AnalyzerRun.OfVariant(source.Remove(tokens[i].SpanStart, tokens[i].Span.Length));
        }
    }

    [Fact]
    public async Task MissingReferences_DoNotThrow()
    {
        foreach (string name in LoudSnippets.All.Keys)
        {
            await AnalyzerRun.Diagnostics(TestCompilation.Create(Snippet(name), references: []), TestContext.Current.CancellationToken);
        }

        MetadataReference[] core = [.. TestCompilation.References.Where(r => r.Display!.EndsWith("System.Private.CoreLib.dll", StringComparison.Ordinal))];
        foreach (string name in LoudSnippets.All.Keys)
        {
            await AnalyzerRun.Diagnostics(TestCompilation.Create(Snippet(name), references: core), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Roslyn's formatter throws on statements that are added between brackets one of which is missing.</summary>
    [Theory]
    [InlineData("int[] k = [1, 2;")]
    [InlineData("int[] k = { 1, 2;")]
    [InlineData("Array.Sort(x;")]
    public async Task CodeThatDoesNotParse_IsReportedAndNotRewritten(string broken)
    {
        string source = TestCompilation.Class($"public static void Run(double[] x) {{ {broken} double sum = 0; for (int i = 0; i < x.Length; i++) {{ x[i] = Math.Exp(x[i]); sum += x[i]; }} for (int i = 0; i < x.Length; i++) x[i] /= sum; }}");
        Document document = FixRun.Project(source).Documents.Single();
        Assert.DoesNotContain(await FixRun.AllOffered(document), f => f.Diagnostic.Id == "SMG1002");
        string whole = source.Replace(broken, "", StringComparison.Ordinal);
        Assert.Contains(await FixRun.AllOffered(FixRun.Project(whole).Documents.Single()), f => f.Diagnostic.Id == "SMG1002");
    }

    [Fact]
    public async Task AVeryLongSum_IsLeftAlone()
    {
        string terms = string.Join(" + ", Enumerable.Repeat("Math.Exp(x[0])", 3000));
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRun.OfFile(TestCompilation.Class($"public static double Run(double[] x) => Math.Exp(x[0]) / ({terms});"));
        Assert.Empty(diagnostics);
    }

    [Fact]
    public async Task DeeplyNestedLoops_AreFinished()
    {
        string loops = string.Concat(Enumerable.Range(0, 20).Select(i => $"for (int i{i} = 0; i{i} < 2; i{i}++) "));
        string members = $"public static void Run(double[] x) {{ double sum = 0; {loops} {{ x[i0] = Math.Exp(x[i0]); sum += x[i0]; }} for (int i = 0; i < x.Length; i++) x[i] /= sum; }}";
        // Twenty loops deep it is still the exp of x over its own sum.
        Assert.Equal("SMG1002", Assert.Single(await AnalyzerRun.OfMembers(members)).Id);
    }
}
