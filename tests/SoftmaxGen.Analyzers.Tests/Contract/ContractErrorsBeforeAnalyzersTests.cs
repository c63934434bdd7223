using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Analyzers.Contract;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Contract;

/// <summary>What a build says where the compiler never asks the analyzers; the package tests show that it then really says it.</summary>
public sealed class ContractErrorsBeforeAnalyzersTests
{
    private const string Spans = "System.ReadOnlySpan<float> logits, System.Span<float> probabilities";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("partial class C { [SoftmaxGen.Softmax] public partial void M(" + Spans + "); }")]
    [InlineData("partial class C { [SoftmaxGen.Softmax(Dim = 3)] public partial float M(" + Spans + "); }")]
    [InlineData("partial class C { [SoftmaxGen.Softmax(Dim = 3)] private partial float M(" + Spans + "); }")]
    [InlineData("partial class C { [SoftmaxGen.Softmax(Dim = 3)] partial float M(" + Spans + "); }")]
    [InlineData("partial class C { [SoftmaxGen.Softmax(Dim = 3)] public void M(" + Spans + "); }")]
    [InlineData("class C { [SoftmaxGen.Softmax(Dim = 3)] partial void M(" + Spans + "); }")]
    [InlineData("class C { partial class D { [SoftmaxGen.Softmax(Dim = 3)] public partial void M(" + Spans + "); } }")]
    [InlineData("file partial class C { [SoftmaxGen.Softmax(Dim = 3)] public partial void M(" + Spans + "); }")]
    [InlineData("partial class C { [SoftmaxGen.Softmax(Dim = 3), SoftmaxGen.SoftmaxGradient(Dim = 3)] public partial void M(" + Spans + "); }")]
    [InlineData("partial class C { [SoftmaxGen.Softmax] public partial void M(" + Spans + "); [SoftmaxGen.Softmax(Dim = 3)] partial void N(" + Spans + "); }")]
    public async Task Says_what_the_analyzer_would_say(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        IEnumerable<Diagnostic> analyzers = await AnalyzerRun.Diagnostics(compilation, Cancellation);

        Assert.NotEmpty(analyzers);
        Assert.Equal(analyzers.Select(Text).Order(), Run(compilation).Select(Text).Order());
    }

    [Theory]
    [InlineData("partial class C { [SoftmaxGen.Softmax(Dim = 3)] public partial void M(" + Spans + "); }")]
    [InlineData("partial class C { [SoftmaxGen.Softmax(Dim = 3)] partial void M(" + Spans + "); }")]
    [InlineData("partial class C { [SoftmaxGen.Softmax(Dim = 3)] static partial void M(" + Spans + "); }")]
    [InlineData("partial class C { [SoftmaxGen.Softmax(Dim = 3)] public void M(" + Spans + ") { } }")]
    [InlineData("partial class C { [SoftmaxGen.Softmax(Dim = 3)] public partial void M(" + Spans + "); public partial void M(" + Spans + ") { } }")]
    [InlineData("abstract partial class C { [SoftmaxGen.Softmax(Dim = 3)] public abstract void M(" + Spans + "); }")]
    public void Is_silent_where_analyzers_run(string source) => Assert.Empty(Run(TestCompilation.Create(source)));

    [Fact]
    public void Is_silent_in_editors_where_analyzers_run_whatever_the_errors()
    {
        CSharpCompilation compilation = TestCompilation.Create("partial class C { [SoftmaxGen.Softmax] public partial void M(" + Spans + "); }");

        Assert.Empty(Run(compilation, IncrementalGeneratorOutputKind.Implementation));
    }

    [Fact]
    public void Does_nothing_after_an_unrelated_edit()
    {
        CSharpCompilation compilation = TestCompilation.Create("partial class C { [SoftmaxGen.Softmax] public partial void M(" + Spans + "); }");
        GeneratorDriver driver = Driver(IncrementalGeneratorOutputKind.None).RunGenerators(compilation, Cancellation);

        compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", TestCompilation.ParseOptions, cancellationToken: Cancellation));
        GeneratorRunResult result = driver.RunGenerators(compilation, Cancellation).GetRunResult().Results.Single();

        Assert.All(
            result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static IEnumerable<Diagnostic> Run(Compilation compilation, IncrementalGeneratorOutputKind disabled = IncrementalGeneratorOutputKind.None)
    {
        GeneratorRunResult result = Driver(disabled).RunGenerators(compilation, Cancellation).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Empty(result.GeneratedSources);
        return result.Diagnostics;
    }

    private static GeneratorDriver Driver(IncrementalGeneratorOutputKind disabled) => CSharpGeneratorDriver.Create(
        [new ContractErrorsBeforeAnalyzers().AsSourceGenerator()],
        parseOptions: TestCompilation.ParseOptions,
        driverOptions: new GeneratorDriverOptions(disabled, trackIncrementalGeneratorSteps: true));

    private static string Text(Diagnostic diagnostic) => FormattableString.Invariant($"{diagnostic.Location.GetLineSpan()} {diagnostic.Id} {diagnostic.GetMessage()}");
}
