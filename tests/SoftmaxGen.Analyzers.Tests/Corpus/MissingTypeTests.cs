using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>Code whose library is not there, and code whose library is there only as metadata.</summary>
public sealed class MissingTypeTests
{
    [Theory]
    [InlineData("public Grid Out { get; set; } public void Run(Grid x) { float sum = 0; for (int i = 0; i < x.Length; i++) { sum += (float)Math.Exp(x[i]); } for (int i = 0; i < x.Length; i++) { Out[i] = (float)Math.Exp(x[i]) / sum; } }", "SMG1002")]
    [InlineData("public static Grid Run(Grid x) { var y = new Grid(x.Size); float sum = 0; for (int i = 0; i < x.Values.Length; i++) sum += (float)Math.Exp(x.Values[i]); sum = 1f / sum; for (int i = 0; i < x.Values.Length; i++) y.Values[i] = (float)Math.Exp(x.Values[i]) * sum; return y; }", "SMG1002")]
    [InlineData("public static float[] Run(float[] x) { var y = new float[x.Length]; float sum = 0; for (int i = 0; i < x.Length; i++) sum += math.exp(x[i]); for (int i = 0; i < x.Length; i++) y[i] = math.exp(x[i]) / sum; return y; }", "SMG1002")]
    [InlineData("public static Grid Run(Grid y, double t) { var p = y.Copied(); var a = p.Raw(); var sums = new float[y.Columns]; for (int i = 0; i < a.Length; i++) { a[i] = (float)Math.Exp(a[i] / t); var c = i / y.Rows; sums[c] += a[i]; } for (int i = 0; i < a.Length; i++) { var c = i / y.Rows; a[i] /= sums[c]; } return p; }", "SMG1002")]
    [InlineData("public static Grid Run(Grid x) { Grid e = Grid.Exp(x); Grid s = Grid.Sum(e, -1, true); s = Grid.Expand(s, -1, e.Size(-1)); return e / s; }", "SMG1002")]
    [InlineData("public static double Run(Grid x) { double s = 0; for (int i = 0; i < x.Length; i++) s += Mathf.Log(1 + Mathf.Exp(x[i])); return s; }", "SMG1005")]
    [InlineData("public static float[] Run(float[] x, float temperature) { float[] e = x.Select(v => Mathf.Exp(v / temperature)).ToArray(); float sum = e.Sum(); return e.Select(v => v / sum).ToArray(); }", "SMG1002")]
    [InlineData("public static float[] Run(float[] x) { var e = x.Select(v => Mathf.Exp(v)).ToList(); var sum = e.Sum(); return e.Select(v => v / sum).ToArray(); }", "SMG1002")]
    [InlineData("public static decimal[] Run(decimal[] x) { var y = new decimal[x.Length]; decimal sum = 0; for (int i = 0; i < x.Length; i++) { y[i] = Convert.ToDecimal(Mathf.Exp(Convert.ToSingle(x[i]))); sum += y[i]; } for (int i = 0; i < x.Length; i++) y[i] /= sum; return y; }", "SMG1002")]
    [InlineData("public static Grid Run(Grid z) => z.PointwiseExp().NormalizeColumns(1.0);", "SMG1002")]
    [InlineData("public static Grid Run(Grid z) { var e = z.Map(v => Math.Exp(v)); return e.Divide(e.ToColumnArrays()[0].Sum()); }", "SMG1002")]
    [InlineData("private float Alpha; private Grid Powers(Grid z) => Alpha == 1 ? z.PointwiseExp() : (Alpha * z).PointwiseExp(); public Grid Run(Grid z) { Grid e = Powers(z); return e.PointwiseDivide(e + 1); }", "SMG1006")]
    [InlineData("private Grid Powers(Grid z) => z.PointwiseExp(); public Grid Run(Grid z) { Grid e = Powers(z); return e.PointwiseDivide((e + 1).PointwisePower(2)); }", "SMG1006")]
    [InlineData("public Grid Run(Grid x) { return (np.exp(x) - np.exp(np.zeros(x.shape) - x)) / (np.exp(x) + np.exp(np.zeros(x.shape) - x)); }", "SMG1006")]
    [InlineData("private Tools tools; public double Run(double[][] x, int[] labels) { var p = new double[x.Length][]; double loss = 0; for (int i = 0; i < x.Length; i++) { p[i] = tools.Softmax(x[i]); loss -= Math.Log(p[i][labels[i]]); } return loss; }", "SMG1004")]
    public async Task MissingType_IsReported(string members, string id) => Assert.Equal([id], await Warnings(members));

    [Theory]
    [InlineData("public void Run(Grid x, Grid y) { float m = x.Max(), sum = 0; for (int i = 0; i < x.Length; i++) { sum += (float)Math.Exp(x[i] - m); } for (int i = 0; i < x.Length; i++) { y[i] = (float)Math.Exp(x[i] - m) / sum; } }")]
    [InlineData("public void Run(Grid x, Grid y) { float sum = 0; for (int i = 0; i < x.Length; i++) { sum += (float)Math.Exp(-x[i]); } for (int i = 0; i < x.Length; i++) { y[i] = (float)Math.Exp(-x[i]) / sum; } }")]
    [InlineData("public void Run(Grid x, Grid y) { float sum = 0; for (int i = 0; i < x.Length; i++) { sum += (float)Math.Exp(y[i]); } for (int i = 0; i < x.Length; i++) { x[i] = x[i] / sum; } }")]
    [InlineData("public static Grid Run(Grid x) { Grid e = Grid.Exp(x - Grid.Max(x)); return e / Grid.Sum(e); }")]
    [InlineData("public static float Run(float x) => x > 20 ? x : Mathf.Log(1 + Mathf.Exp(x));")]
    [InlineData("public static int Run(Field f, int a) => f.Log(1 + f.Exp(a));")]
    [InlineData("public static void Run(Grid x, float[] y) { for (int i = 0; i < y.Length; i++) { x[i] = Mathf.Clamp(x[i], -20, 20); y[i] = (Mathf.Exp(2 * x[i]) - 1) / (Mathf.Exp(2 * x[i]) + 1); } }")]
    [InlineData("public static float[] Run(float[] x, float temperature) { float m = x.Max(); float[] e = x.Select(v => Mathf.Exp((v - m) / temperature)).ToArray(); float sum = e.Sum(); return e.Select(v => v / sum).ToArray(); }")]
    [InlineData("public static float[] Run(float[] x) { var e = x.Select(v => Mathf.Exp(-v * v)).ToList(); var sum = e.Sum(); return e.Select(v => v / sum).ToArray(); }")]
    [InlineData("public static Grid Run(Grid z) => (z - z.Max()).PointwiseExp().NormalizeColumns(1.0);")]
    [InlineData("public static Grid Run(Grid z) => z.Row(0).Normalize();")]
    [InlineData("public static Grid Run(Grid z) { z.Normalize(); return z.PointwiseExp().NormalizeColumns(1.0); }")]
    [InlineData("private Grid Powers(Grid z) => (-z).PointwiseExp(); public Grid Run(Grid z) { Grid e = Powers(z); return 1 / (e + 1); }")]
    [InlineData("public Grid Run(Grid x) { return np.ones(x.shape) / (np.ones(x.shape) + np.exp(np.zeros(x.shape) - x)); }")]
    [InlineData("private Tools tools; public double Run(double[][] x, int[] labels) { var p = new double[x.Length][]; double loss = 0; for (int i = 0; i < x.Length; i++) { p[i] = tools.Weights(x[i]); loss -= Math.Log(p[i][labels[i]]); } return loss; }")]
    public async Task MissingType_IsSilent(string members) => Assert.Empty(await Warnings(members));

    [Theory]
    [InlineData("UnityEngine", "Mathf", "Exp", "Log")]
    [InlineData("Unity.Mathematics", "math", "exp", "log")]
    public async Task MathOfUnity_IsKnownByName(string space, string type, string exp, string log)
    {
        var library = CSharpCompilation.Create(
            space,
            [CSharpSyntaxTree.ParseText($"namespace {space} {{ public static class {type} {{ public static float {exp}(float x) => 0; public static float {log}(float x) => 0; }} }}", cancellationToken: TestContext.Current.CancellationToken)],
            TestCompilation.References,
            TestCompilation.Options);
        using var stream = new MemoryStream();
        Assert.True(library.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        CSharpCompilation user = TestCompilation.Create(
            TestCompilation.Class($"public static float Run(float x) => {space}.{type}.{log}(1 + {space}.{type}.{exp}(x)); public static float Safe(float x) => x > 20 ? x : {space}.{type}.{log}(1 + {space}.{type}.{exp}(x));"),
            references: [.. TestCompilation.References, MetadataReference.CreateFromImage(stream.ToArray())]);
        Assert.Equal(["SMG1005"], (await AnalyzerRun.Diagnostics(user, TestContext.Current.CancellationToken)).Select(d => d.Id));
    }

    private static async Task<string[]> Warnings(string members) =>
        [.. (await AnalyzerRun.OfFile(TestCompilation.Class(members))).Where(d => d.Severity == DiagnosticSeverity.Warning).Select(d => d.Id).Distinct()];
}
