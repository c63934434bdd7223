using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Analyzers.Tests.Harness;
using SoftmaxGen.CodeFixes;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Fixes;

/// <summary>The fix to a generated kernel: declared once, reused, run.</summary>
public sealed class KernelFixTests
{
    private const string Loop = """
        public static void Run(float[] x, float[] y)
        {
            float sum = 0;
            for (int i = 0; i < 3; i++)
            {
                y[i] = MathF.Exp(x[i]);
                sum += y[i];
            }

            for (int i = 0; i < 3; i++) y[i] /= sum;
        }
        """;

    private const string Declaration = "[Softmax(Dim = 3)]\n    private static partial void Softmax3(ReadOnlySpan<float> logits, Span<float> probabilities);";

    [Fact]
    public async Task ConstantLoop_CallsANewKernel_ThatRuns()
    {
        string before = TestCompilation.Class(Loop);
        string? after = await FixRun.Apply(before, SoftmaxFixKind.Kernel);

        Assert.NotNull(after);
        Assert.Contains("Softmax3(x.AsSpan(0, 3), y.AsSpan(0, 3));", after);
        Assert.Contains(Declaration, after);
        Assert.Contains("using SoftmaxGen;", after);
        Assert.Empty(await AnalyzerRun.OfFile(after));
        Assert.Contains(Execution.Run(before, 90, 2, -2), double.IsNaN);
        Assert.Equal([1, 0, 0], Execution.Run(after, 90, 2, -2).Take(3).Select(v => Math.Round(v, 12)));
        Assert.All(Execution.Run(before, 0.5, 1, -1).Zip(Execution.Run(after, 0.5, 1, -1)), p => Assert.Equal(p.First, p.Second, 1e-6));
    }

    [Fact]
    public async Task LibraryCall_OnArraysOfConstantLength_CallsAKernel()
    {
        string? after = await FixRun.Apply(
            TestCompilation.Class("public static float[] Run(float[] x) { var d = new float[3]; x.AsSpan().CopyTo(d); TensorPrimitives.SoftMax<float>(d, d); return d; }"),
            SoftmaxFixKind.Kernel,
            "SMG1001");
        Assert.NotNull(after);
        Assert.Contains("Softmax3(d, d);", after);
        Assert.Contains(Declaration, after);
        Assert.Equal([1, 0, 0], Execution.Run(after, 90, 2, -2).Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public async Task DoubleRow_GetsAKernelOfDoubles()
    {
        string before = TestCompilation.Class(Loop.Replace("float", "double", StringComparison.Ordinal).Replace("MathF", "Math", StringComparison.Ordinal));
        string? after = await FixRun.Apply(before, SoftmaxFixKind.Kernel);
        Assert.NotNull(after);
        Assert.Contains(Declaration.Replace("float", "double", StringComparison.Ordinal), after);
        Assert.Equal([1, 0, 0], Execution.Run(after, 900, 2, -2).Take(3).Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public async Task LinqOverAConstantField_CallsAKernel()
    {
        string? after = await FixRun.Apply(
            TestCompilation.Class("""
                private const int Classes = 4;
                private static readonly float[] logits = new float[Classes];

                public static float[] Probabilities()
                {
                    float sum = logits.Sum(v => MathF.Exp(v));
                    return logits.Select(v => MathF.Exp(v) / sum).ToArray();
                }
                """),
            SoftmaxFixKind.Kernel);
        Assert.NotNull(after);
        Assert.Contains("float[] probabilities = new float[logits.Length];", after);
        Assert.Contains("Softmax4(logits, probabilities);", after);
        Assert.Contains("return probabilities;", after);
    }

    [Fact]
    public async Task Types_BecomePartial_OutermostIncluded()
    {
        string? after = await FixRun.Apply($"using System;\n\nclass Outer\n{{\n    public static class Inner\n    {{\n{Loop}\n    }}\n}}\n", SoftmaxFixKind.Kernel);
        Assert.NotNull(after);
        Assert.Contains("\npartial class Outer\n", after);
        Assert.Contains("public static partial class Inner\n", after);
        Assert.Empty(await AnalyzerRun.OfFile(after));
        Assert.Empty(Execution.Generate(TestCompilation.Create(after)).GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData("[SoftmaxGen.Softmax(Dim = 3)] public static partial void Digits(ReadOnlySpan<float> a, Span<float> b);", "Digits(")]
    [InlineData("[SoftmaxGen.Softmax(Dim = 3, Scale = 2)] public static partial void Digits(ReadOnlySpan<float> a, Span<float> b);", "Softmax3(")]
    [InlineData("[SoftmaxGen.Softmax(Dim = 4)] public static partial void Digits(ReadOnlySpan<float> a, Span<float> b);", "Softmax3(")]
    [InlineData("[SoftmaxGen.Softmax(Dim = 3)] public partial void Digits(ReadOnlySpan<float> a, Span<float> b);", "Softmax3(")]
    [InlineData("[SoftmaxGen.Softmax(Dim = 3)] public static partial void Digits(ReadOnlySpan<double> a, Span<double> b);", "Softmax3(")]
    [InlineData("private static int Softmax3 => 3;", "Softmax3Kernel(")]
    [InlineData("private static int Softmax3 => 3; private static int Softmax3Kernel => 3;", "Softmax3Kernel3(")]
    public async Task ExistingKernels_AreReused_AndNamesDoNotCollide(string member, string call)
    {
        string? after = await FixRun.Apply(TestCompilation.Class(member + "\n" + Loop), SoftmaxFixKind.Kernel);
        Assert.NotNull(after);
        Assert.Contains(call + "x.AsSpan(0, 3), y.AsSpan(0, 3));", after);
        Assert.Equal([1, 0, 0], Execution.Run(after, 90, 2, -2).Take(3).Select(v => Math.Round(v, 12)));
    }

    [Theory]
    [InlineData("public static void Run(float[] x) { float sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = MathF.Exp(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; }")]
    public async Task UnknownLength_GetsNoKernel(string members) =>
        Assert.Null(await FixRun.Apply(TestCompilation.Class(members), SoftmaxFixKind.Kernel));

    [Fact]
    public async Task TopLevelStatements_GetStableMathOnly()
    {
        const string Program = "using System;\nusing System.Numerics.Tensors;\nvar x = new float[3];\nTensorPrimitives.SoftMax<float>(x, x);\n";
        Assert.Null(await FixRun.Apply(Program.Replace("new float[3]", "Get()", StringComparison.Ordinal) + "static float[] Get() => [1f];", SoftmaxFixKind.Kernel, "SMG1001"));
        string? after = await FixRun.Apply(Program.Replace("new float[3]", "Get()", StringComparison.Ordinal) + "static float[] Get() => [1f];", SoftmaxFixKind.StableMath, "SMG1001");
        Assert.Contains("StableMath.Softmax(x, x);", after);
    }

    [Fact]
    public async Task DestinationThatMayBeLonger_IsSliced()
    {
        string? after = await FixRun.Apply(
            TestCompilation.Class("public static void Run(float[] x, float[] y) => TensorPrimitives.SoftMax<float>(x, y);"),
            SoftmaxFixKind.StableMath,
            "SMG1001");
        Assert.Contains("=> StableMath.Softmax(x, y.AsSpan(0, x.Length));", after);
        Assert.Single(Regex.Matches(after!, "using SoftmaxGen;"));
    }
}
