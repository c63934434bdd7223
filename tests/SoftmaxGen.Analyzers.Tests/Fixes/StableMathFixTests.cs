using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Tests.Harness;
using SoftmaxGen.Analyzers.Tests.Stability;
using SoftmaxGen.CodeFixes;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Fixes;

/// <summary>The fix to StableMath: where it is offered it compiles, silences, and computes a softmax.</summary>
public sealed class StableMathFixTests
{
    /// <summary>Forms that one call cannot replace: another element type, a scale, objects, conditions, several results.</summary>
    private static readonly string[] NotOffered =
    [
        "query syntax", "list filled by Add", "generic math", "Half", "Half through Math.Exp", "temperature",
        "fields, while loop", "rows of a matrix", "members of objects", "sum above zero is no guard", "one probability", "masked", "Parallel.For", "early return and masked entries",
    ];

    public static TheoryData<string> Offered => [.. LoudSnippets.All.Keys.Except(NotOffered)];

    public static TheoryData<string> Refused => [.. NotOffered];

    [Theory]
    [MemberData(nameof(Offered))]
    public async Task Fix_CompilesSilencesAndIsRight(string name)
    {
        string before = TestCompilation.Class(LoudSnippets.All[name]);
        string? after = await FixRun.Apply(before, SoftmaxFixKind.StableMath);

        Assert.NotNull(after);
        Assert.Contains("StableMath.Softmax(", after);
        Assert.DoesNotContain("Exp", after.Replace("IExp", "", StringComparison.Ordinal));
        Assert.Empty(await AnalyzerRun.OfFile(after));
        if (name == "logits from a model")
        {
            return; // Its first parameter is a delegate; the same statements run under other names.
        }

        // Benign input: as before, to a few ULP of float.
        double[] benign = [0.5, -1, 2, 0.25];
        double[] old = Execution.Run(before, benign), @new = Execution.Run(after, benign);
        Assert.Equal(old.Length, @new.Length);
        Assert.All(old.Zip(@new), p => Assert.Equal(p.First, p.Second, 1e-6));

        // Where the old code gives NaN, the new one is right.
        bool isDouble = before.Contains("double", StringComparison.Ordinal);
        double[] large = isDouble ? [900, 2, -2] : [90, 2, -2];
        Assert.Contains(Execution.Run(before, large), double.IsNaN);
        Assert.Equal([1, 0, 0], Execution.Run(after, large).Select(v => Math.Round(v, 12)));
        double[] small = isDouble ? [-2000, -2001] : [-200, -201];
        Assert.Contains(Execution.Run(before, small), v => double.IsNaN(v) || v == 0);
        Assert.All(Execution.Run(after, small).Zip([0.7310585786300049, 0.2689414213699951]), p => Assert.Equal(p.Second, p.First, 1e-6));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Fix_IsNotOfferedWhereOneCallCannotReplaceTheCode(string name) =>
        Assert.Null(await FixRun.Apply(TestCompilation.Class(LoudSnippets.All[name]), SoftmaxFixKind.StableMath));

    public static TheoryData<string, string> UnfitSnippets => new()
    {
        { "the sum is returned as well", "public static double Run(double[] x) { double sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; return sum; }" },
        { "the exponentials are kept in a parameter", "public static void Run(double[] x, double[] e, double[] y) { double sum = 0; for (int i = 0; i < x.Length; i++) { e[i] = Math.Exp(x[i]); sum += e[i]; } for (int i = 0; i < x.Length; i++) y[i] = e[i] / sum; }" },
        { "something else happens in the loop", "public static void Run(double[] x) { double sum = 0; for (int i = 0; i < x.Length; i++) { Console.WriteLine(x[i]); x[i] = Math.Exp(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; }" },
        { "the loop starts later", "public static void Run(double[] x) { double sum = 0; for (int i = 1; i < x.Length; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; } for (int i = 1; i < x.Length; i++) x[i] /= sum; }" },
        { "the loops differ in length", "public static void Run(double[] x, int n) { double sum = 0; for (int i = 0; i < n; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; }" },
        { "float logits, double result", "public static void Run(float[] x, double[] y) { double sum = 0; for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(x[i]); sum += y[i]; } for (int i = 0; i < x.Length; i++) y[i] /= sum; }" },
        { "the result is scaled", "public static void Run(double[] x) { double sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] = x[i] / sum * 100; }" },
        { "shared index", "public static void Run(double[] x, int k) { double sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[k] /= sum; }" },
        { "one sum for several rows", "public static void Run(double[][] x) { double sum = 0; for (int r = 0; r < x.Length; r++) for (int c = 0; c < x[r].Length; c++) { x[r][c] = Math.Exp(x[r][c]); sum += x[r][c]; } for (int r = 0; r < x.Length; r++) for (int c = 0; c < x[r].Length; c++) x[r][c] /= sum; }" },
        { "the sum shares its declaration", "public static void Run(double[] x) { double sum = 0, other = 1; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; Console.WriteLine(other); }" },
        { "the sum has a reference class", "public static void Run(double[] x) { double sum = 1; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; }" },
        { "LINQ exponentials are used again", "public static double Run(double[] x) { var e = x.Select(Math.Exp).ToArray(); var sum = e.Sum(); var p = e.Select(v => v / sum).ToArray(); return p[0] + e[0]; }" },
    };

    [Theory]
    [MemberData(nameof(UnfitSnippets))]
    public async Task Fix_IsNotOfferedWhenMoreThanTheProbabilitiesIsNeeded(string why, string members)
    {
        string? after = await FixRun.Apply(TestCompilation.Class(members), SoftmaxFixKind.StableMath);
        Assert.True(after is null, $"{why}:\n{after}");
    }

    [Fact]
    public async Task Fix_KeepsComments_AddsTheUsing_AndLeavesTheRestAlone()
    {
        const string Before = """
            // License header.
            using System;

            namespace Digits;

            public static class Layers
            {
                /// <summary>Documentation stays.</summary>
                public static void Softmax(float[] x, float[] y)
                {
                    Console.WriteLine(x.Length);

                    // Normalise the scores.
                    float sum = 0;
                    for (int i = 0; i < x.Length; i++)
                    {
                        y[i] = MathF.Exp(x[i]);
                        sum += y[i];
                    }

                    for (int i = 0; i < x.Length; i++)
                    {
                        y[i] /= sum;
                    }

                    Console.WriteLine(y[0]); // done
                }
            }
            """;
        const string After = """
            // License header.
            using System;
            using SoftmaxGen;

            namespace Digits;

            public static class Layers
            {
                /// <summary>Documentation stays.</summary>
                public static void Softmax(float[] x, float[] y)
                {
                    Console.WriteLine(x.Length);

                    // Normalise the scores.
                    StableMath.Softmax(x, y.AsSpan(0, x.Length));

                    Console.WriteLine(y[0]); // done
                }
            }
            """;
        Assert.Equal(After, await FixRun.Apply(Before, SoftmaxFixKind.StableMath), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Fix_QualifiesTheCall_WhenTheUserHasAStableMathToo()
    {
        string before = "public static class StableMath { }\n" + LoudSnippets.All["in place"];
        string? after = await FixRun.Apply(TestCompilation.Class(before), SoftmaxFixKind.StableMath);
        Assert.Contains("global::SoftmaxGen.StableMath.Softmax(x, x);", after);
        Assert.Empty(TestCompilation.Create(after!).GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    /// <summary>The variable's type must go on fitting: an array may be declared as something a span does not convert from.</summary>
    [Theory]
    [InlineData("var p = ", "var p = new double[x.Length];")]
    [InlineData("double[] p = ", "double[] p = new double[x.Length];")]
    [InlineData("IEnumerable<double> p = ", "IEnumerable<double> p = probabilities;")]
    public async Task Fix_RespectsTheDeclaredType(string declaration, string expected)
    {
        string? after = await FixRun.Apply(
            TestCompilation.Class("public static double[] Run(double[] x) { double sum = x.Sum(v => Math.Exp(v)); " + declaration + "x.Select(v => Math.Exp(v) / sum).ToArray(); return p.ToArray(); }"),
            SoftmaxFixKind.StableMath);
        Assert.NotNull(after);
        Assert.Contains(expected, after);
        Assert.Equal([1, 0, 0], Execution.Run(after, 900, 2, -2));
    }

    [Fact]
    public async Task Fix_TypesALazySequence()
    {
        string? after = await FixRun.Apply(
            TestCompilation.Class("public static List<double> Run(double[] x) { var e = x.Select(Math.Exp); var sum = e.Sum(); var p = e.Select(v => v / sum); return p.ToList(); }"),
            SoftmaxFixKind.StableMath);
        Assert.NotNull(after);
        Assert.Contains("IEnumerable<double> p = probabilities;", after);
        Assert.Equal([1, 0, 0], Execution.Run(after, 900, 2, -2));
    }

    [Fact]
    public async Task Fix_ChoosesNamesThatAreFree()
    {
        string? after = await FixRun.Apply(TestCompilation.Class("""
            public static float[] Run(IEnumerable<float> probabilities)
            {
                float logits = 0;
                float sum = probabilities.Sum(v => MathF.Exp(v));
                return probabilities.Select(v => MathF.Exp(v) / sum).ToArray();
            }
            """), SoftmaxFixKind.StableMath);
        Assert.Contains("float[] logits2 = probabilities.ToArray();", after);
        Assert.Contains("StableMath.Softmax(logits2, probabilities2);", after);
    }
}
