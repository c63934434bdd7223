using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Analyzers.Stability;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Stability;

/// <summary>The settings of .editorconfig, and verbose mode.</summary>
public sealed class OptionTests
{
    private const string OwnExp = """
        public static class Fast { public static double E(double v) { double r = 1; while (v > 0) { r *= 2.718; v--; } return r; } }
        public static double Run(double x) => Math.Log(1 + Fast.E(x));
        """;

    [Fact]
    public async Task ExpMethods_AreExp()
    {
        Assert.Empty(await Run(OwnExp, []));
        Assert.Equal("SMG1005", Assert.Single(await Run(OwnExp, new() { ["softmaxgen.exp_methods"] = "Other.F, Fast.E" })).Id);
    }

    [Fact]
    public async Task MaxMethods_MakeTheirResultsTame()
    {
        const string Members = """
            private static double[] Level(double[] x) { x[0] -= 1; return x; }
            public static double[] Run(double[] x) { double[] y = Level(x); double s = y.Sum(v => Math.Exp(v)); return y.Select(v => Math.Exp(v) / s).ToArray(); }
            """;
        Assert.Single(await Run(Members, []));
        Assert.Empty(await Run(Members, new() { ["softmaxgen.max_methods"] = "Level" }));
    }

    [Theory]
    [InlineData("softmaxgen.safe_softmax_methods", "TensorPrimitives.SoftMax")]
    [InlineData("softmaxgen.tensors_fixed_in", "1")]
    public async Task LibrarySoftmaxes_CanBeDeclaredSafe(string option, string value)
    {
        const string Members = "public static void Run(float[] x, float[] y) => TensorPrimitives.SoftMax(x, y);";
        Assert.Single(await Run(Members, []));
        Assert.Empty(await Run(Members, new() { [option] = value }));
    }

    [Fact]
    public async Task VerboseMode_CarriesTheFormulaAndItsBounds()
    {
        const string Members = "public static double Run(double x) => x > -5 ? Math.Log(1 + Math.Exp(x)) : 0;";
        Assert.Empty(Assert.Single(await Run(Members, [])).Properties);
        ImmutableDictionary<string, string?> facts = Assert.Single(await Run(Members, new() { ["softmaxgen.verbose"] = "true" })).Properties;
        Assert.Equal("x", facts["softmaxgen.formula"]);
        Assert.Equal("[-5, Infinity]", facts["softmaxgen.bounds"]);
    }

    private static async Task<ImmutableArray<Diagnostic>> Run(string members, Dictionary<string, string> options) =>
        await TestCompilation.Create(TestCompilation.Class(members))
            .WithAnalyzers([new StabilityAnalyzer()], new AnalyzerOptions([], new Provider(options)))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    private sealed class Provider(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        private readonly AnalyzerConfigOptions options = new Options(values);

        public override AnalyzerConfigOptions GlobalOptions => options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => options;
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
