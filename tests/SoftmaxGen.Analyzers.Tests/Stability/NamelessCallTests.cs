using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Stability;

/// <summary>Blocks whose text names no exp: they are looked at where they name a helper that hands one on, whichever file it is in.</summary>
public sealed class NamelessCallTests
{
    private const string Loop = "public static void Run(double[] logits) { double sum = 0; for (int i = 0; i < logits.Length; i++) { logits[i] = CALL; sum += logits[i]; } for (int i = 0; i < logits.Length; i++) logits[i] /= sum; }";

    [Theory]
    [InlineData("public static class Growth { public static double Of(double v) => System.Math.Exp(v); }", "Growth.Of(logits[i])")]
    [InlineData("internal static class Growth { internal static double Of(double v) { double e = System.Math.Exp(v); return e; } }", "Growth.Of(logits[i])")]
    [InlineData("public partial class Subject { static double Grown(double v) => System.Math.Exp(v); }", "Grown(logits[i])")]
    [InlineData("namespace N { public static class Growth { public static double Of(double v) => System.Math.Exp(v); } }", "global::N . Growth\n  .Of (logits[i])")]
    [InlineData("public sealed class Growth { public static double Of(double v) => System.Math.Exp(v); }", "Growth.Of(logits[i])")]
    [InlineData("public readonly struct Growth { public static double Of(double v) => System.Math.Exp(v); }", "Growth.Of(logits[i])")]
    [InlineData("public class Growth { public static double Of(double v) => System.Math.Exp(v); } public class Faster : Growth { }", "Faster.Of(logits[i])")]
    [InlineData("global using G = Growth; public static class Growth { public static double Of(double v) => System.Math.Exp(v); }", "G.Of(logits[i])")]
    [InlineData("global using static Growth; public static class Growth { public static double Of(double v) => System.Math.Exp(v); }", "Of(logits[i])")]
    [InlineData("public static class Growth { public static double Up(this double v) => System.Math.Exp(v); }", "logits[i].Up()")]
    [InlineData("public static class Growth<T> { public static double Of(double v) => System.Math.Exp(v); }", "Growth<int>.Of(logits[i])")]
    [InlineData("", "Grown(logits[i]); static double Grown(double v) => Math.Exp(v)")]
    [InlineData("", "Math . Exp (logits[i])")]
    [InlineData("", "double.Exp(logits[i])")]
    [InlineData("(double a, double b) = (1, 2);", "double.Exp(logits[i])")]
    public async Task AHelperUnderAnyName_IsFollowed(string other, string call) => Assert.Equal(["SMG1002"], await Ids(other, Loop.Replace("CALL", call, System.StringComparison.Ordinal)));

    [Theory]
    [InlineData("public static class Growth { public static double Of(double v) => v * v; }", "Growth.Of(logits[i])")]
    [InlineData("public static class Growth { public static double Of(double v) => System.Math.Exp(-v * v); }", "Growth.Of(logits[i])")]
    [InlineData("public static class Growth { private static double Of(double v) => System.Math.Exp(v); }", "Of(logits[i]); static double Of(double v) => v")]
    public async Task AnotherFunction_IsNot(string other, string call) => Assert.Empty(await Ids(other, Loop.Replace("CALL", call, System.StringComparison.Ordinal)));

    [Fact]
    public async Task AMethodGroupOfAHelper_IsFollowed() => Assert.Equal(
        ["SMG1002"],
        await Ids(
            "public static class Growth { public static double Of(double v) => System.Math.Exp(v); }",
            "public static double[] Run(double[] logits) { var e = logits.Select(Growth.Of).ToArray(); double s = e.Sum(); return e.Select(v => v / s).ToArray(); }"));

    private static async Task<IEnumerable<string>> Ids(string other, string members)
    {
        CSharpCompilation compilation = TestCompilation.Create(TestCompilation.Class(members));
        return (await AnalyzerRun.Diagnostics(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(other, TestCompilation.ParseOptions, "Other.cs")), TestContext.Current.CancellationToken)).Select(d => d.Id).Where(id => id.StartsWith("SMG10", System.StringComparison.Ordinal)).Distinct();
    }
}
