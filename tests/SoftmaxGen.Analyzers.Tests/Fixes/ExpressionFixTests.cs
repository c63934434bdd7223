using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SoftmaxGen.Analyzers.Tests.Harness;
using SoftmaxGen.CodeFixes;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Fixes;

/// <summary>A stable function in place of a formula: compiles, silences, agrees where the formula was right, and is right where it was not.</summary>
public sealed class ExpressionFixTests
{
    private const double FourUlp = 4 * 2.220446049250313e-16;

    /// <summary>Rule, expression over v, what replaces it, an input where both agree, one where the old fails, and the right result there.</summary>
    public static TheoryData<string, string, string, double, double, double> Formulas => new()
    {
        { "SMG1005", "Math.Log(1 + Math.Exp(v))", "StableMath.Softplus(v)", 1.5, 800, 800 },
        { "SMG1005", "Math.Log(Math.Exp(2 * v) + 1.0)", "StableMath.Softplus(2 * v)", 0.75, 800, 1600 },
        { "SMG1005", "Math.Log((1 + (Math.Exp(-v))))", "StableMath.Softplus(-v)", -1.5, -800, 800 },
        { "SMG1009", "Math.Log(1 - Math.Exp(v))", "StableMath.Log1mExp(v)", -0.5, -1e-17, -39.143946580898774 },
        { "SMG1006", "Math.Exp(v) / (1 + Math.Exp(v))", "StableMath.Sigmoid(v)", 1.5, 800, 1 },
        { "SMG1006", "(Math.Exp(v) - Math.Exp(-v)) / (Math.Exp(v) + Math.Exp(-v))", "System.Math.Tanh(v)", 1.5, 800, 1 },
        { "SMG1006", "(Math.Exp(2 * v) - 1) / (Math.Exp(2 * v) + 1)", "System.Math.Tanh(v)", 1.5, 800, 1 },
        { "SMG1004", "Math.Log(1 / (1 + Math.Exp(-v)))", "StableMath.LogSigmoid(v)", -1.5, -800, -800 },
        { "SMG1003", "Math.Log(Math.Exp(v) + Math.Exp(2 * v))", "StableMath.LogAddExp(v, 2 * v)", 1.5, 800, 1600 },
        { "SMG1102", "double.LogP1(v)", "StableMath.Log1p(v)", 1.5, 1e-17, 1e-17 },
        { "SMG1102", "double.ExpM1(v)", "StableMath.Expm1(v)", 1.5, 1e-17, 1e-17 },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public async Task Fix_CompilesSilencesAndIsRight(string id, string formula, string expected, double benign, double failing, double right)
    {
        string before = TestCompilation.Class($"public static double[] Run(double[] x) => x.Select(v => {formula}).ToArray();");
        string? after = await FixRun.Apply(before, ExpressionFixProvider.Kind, id);

        Assert.NotNull(after);
        Assert.Contains($"v => {expected})", after);
        Assert.Empty(await AnalyzerRun.OfFile(after));

        double old = Execution.Run(before, benign)[0], @new = Execution.Run(after, benign)[0];
        Assert.InRange(Math.Abs(@new - old), 0, Math.Abs(old) * FourUlp);
        Assert.NotEqual(right, Execution.Run(before, failing)[0]);
        Assert.InRange(Math.Abs(Execution.Run(after, failing)[0] - right), 0, Math.Abs(right) * FourUlp);
    }

    [Theory]
    [InlineData("SMG1005", "public static float Run(float x) => (float)Math.Log(1 + Math.Exp(x));", "(float)StableMath.Softplus((double)x)")]
    [InlineData("SMG1005", "public static float Run(float x) => MathF.Log(1 + MathF.Exp(x));", "=> StableMath.Softplus(x)")]
    [InlineData("SMG1005", "public static double Run(double x) { double e = Math.Exp(x); return Math.Log(1 + e); }", "return StableMath.Softplus(x)")]
    [InlineData("SMG1006", "public static double Run(double x) { double e = Math.Exp(x); return e / (1 + e); }", "return StableMath.Sigmoid(x)")]
    [InlineData("SMG1003", "public static double Run(double[] x) => Math.Log(x.Sum(v => Math.Exp(v)));", "=> StableMath.LogSumExp(x)")]
    [InlineData("SMG1103", "public static double Run(double[] p) => -p.Sum(q => q * Math.Log(q));", "q => StableMath.XLogX(q)")]
    [InlineData("SMG1103", "public static double Run(double[] p, double[] q) { double d = 0; for (int i = 0; i < p.Length; i++) d += p[i] * Math.Log(p[i] / q[i]); return d; }", "d += StableMath.XLogY(p[i], p[i] / q[i])")]
    [InlineData("SMG1103", "public static float Run(float[] p) { float h = 0; for (int i = 0; i < p.Length; i++) h -= (MathF.Log(p[i])) * (p[i]); return h; }", "h -= StableMath.XLogX(p[i])")]
    [InlineData("SMG1008", "public static float Run(float p) => -MathF.Log(Math.Clamp(p, 1e-7f, 1f - 1e-8f));", "1f - 1e-7f")]
    [InlineData("SMG1008", "public static float Run(float p) => -MathF.Log(p + 1e-46f);", "p + 1e-7f")]
    public async Task Fix_KeepsTheTypeAndSilences(string id, string members, string expected)
    {
        string? after = await FixRun.Apply(TestCompilation.Class(members), ExpressionFixProvider.Kind, id);
        Assert.NotNull(after);
        Assert.Contains(expected, after);
        Assert.Empty(await AnalyzerRun.OfFile(after));
        Assert.Empty(TestCompilation.Create(after).GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    /// <summary>What one call does not replace.</summary>
    [Theory]
    [InlineData("SMG1005", "public static double Run(double x) => Math.Log(1 + 2 * Math.Exp(x));")]
    [InlineData("SMG1005", "public static double Run(double x, double y) { double e = Math.Exp(x); x = y; return Math.Log(1 + e) + x; }")]
    [InlineData("SMG1006", "public static double Run(double x) { double e = Math.Exp(x); return e / ((1 + e) * (1 + e)); }")]
    [InlineData("SMG1003", "public static double Run(double[] x) => Math.Log(x.Sum(v => 2 * Math.Exp(v)));")]
    [InlineData("SMG1004", "public static double Run(double x) { double p = 1 / (1 + Math.Exp(-x)); return Math.Log(1 - p); }")]
    [InlineData("SMG1005", "private double x; private double Next() => x++; public double Run() { double e = Math.Exp(x); return Next() + Math.Log(1 + e); }")]
    [InlineData("SMG1005", "private static double Next(ref double x) => x++; public static double Run(double x) { double e = Math.Exp(x); return Next(ref x) + Math.Log(1 + e); }")]
    [InlineData("SMG1103", "public static double Run(double[] probabilities) => -probabilities.Sum(p => p * Math.Log2(p));")]
    [InlineData("SMG1103", "public static double Run(double[] probabilities) => -probabilities.Sum(p => p * Math.Log10(p));")]
    [InlineData("SMG1103", "public static double Run(double[] probabilities) => -probabilities.Sum(p => p * Math.Log(p, 2));")]
    [InlineData("SMG1103", "public static double Run(double[] p, double[] q) { double d = 0; for (int i = 0; i < p.Length; i++) d += p[i] * Math.Log2(p[i] / q[i]); return d; }")]
    public async Task WhatOneCallDoesNotReplace_GetsNoFix(string id, string members) =>
        Assert.Null(await FixRun.Apply(TestCompilation.Class(members), ExpressionFixProvider.Kind, id));

    /// <summary>The terms of a divergence keep their values, and are 0 where they were NaN.</summary>
    [Fact]
    public async Task ATermOfADivergence_IsZeroAtZeroAndOtherwiseTheSame()
    {
        string before = TestCompilation.Class("public static double[] Run(double[] x) { double d = 0; for (int i = 0; i + 1 < x.Length; i += 2) d += x[i] * Math.Log(x[i] / x[i + 1]); return [d]; }");
        string? after = await FixRun.Apply(before, ExpressionFixProvider.Kind, "SMG1103");
        Assert.NotNull(after);
        double[] kept = [0.5, 0.25, 0.125, 0.7, 0.375, 0.05], zero = [0, 0.25, 0.5, 0.25];
        double old = Execution.Run(before, kept)[0];
        Assert.InRange(Math.Abs(Execution.Run(after, kept)[0] - old), 0, Math.Abs(old) * FourUlp);
        Assert.True(double.IsNaN(Execution.Run(before, zero)[0]));
        Assert.InRange(Execution.Run(after, zero)[0], 0.5 * Math.Log(2) * (1 - FourUlp), 0.5 * Math.Log(2) * (1 + FourUlp));
    }

    [Fact]
    public async Task FixAll_FixesAllOfADocumentAndAddsTheUsingOnce()
    {
        string file = TestCompilation.Class("""
            public static double A(double x) => Math.Log(1 + Math.Exp(x));
            public static double B(double x) => Math.Log(1 + Math.Exp(-x)) + Math.Log(1 + Math.Exp(3 * x));
            """);
        Project project = FixRun.Project(file);
        Solution changed = await FixRun.FixAll(project, FixAllScope.Document, ExpressionFixProvider.Kind, "SMG1005");
        string text = await FixRun.Text(changed.GetDocument(project.DocumentIds[0])!);
        Assert.Equal(3, text.Split("StableMath.Softplus(").Length - 1);
        Assert.Equal(1, text.Split("using SoftmaxGen;").Length - 1);
        Assert.Empty(await AnalyzerRun.OfFile(text));
    }
}
