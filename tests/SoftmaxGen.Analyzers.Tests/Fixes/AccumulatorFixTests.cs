using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Fixes;

/// <summary>Where a maximum starts, and the type a sum grows in.</summary>
public sealed class AccumulatorFixTests
{
    private const string Softmax = " double sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i] - max); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; }";

    [Theory]
    [InlineData("double max = 0; for (int i = 0; i < x.Length; i++) if (x[i] > max) max = x[i];", "double max = double.NegativeInfinity;")]
    [InlineData("var max = 0.0; foreach (double v in x) max = Math.Max(max, v);", "var max = double.NegativeInfinity;")]
    [InlineData("double max = default; foreach (double v in x) max = v > max ? v : max;", "double max = double.NegativeInfinity;")]
    [InlineData("double max; max = 0; foreach (double v in x) max = Math.Max(v, max);", "max = double.NegativeInfinity;")]
    public async Task Maximum_StartsAtMinusInfinity(string maximum, string expected)
    {
        string before = TestCompilation.Class("public static void Run(double[] x) { " + maximum + Softmax);
        string? after = await FixRun.Apply(before, "SoftmaxGen.SeedMaximum", "SMG1007");
        Assert.NotNull(after);
        Assert.Contains(expected, after);
        Assert.Empty(await AnalyzerRun.OfFile(after));
        Assert.Equal(Driver.Run(before, 0.5, 1, 2), Driver.Run(after, 0.5, 1, 2));
        Assert.All(Driver.Run(before, -1000, -1001)!, v => Assert.True(double.IsNaN(v)));
        Assert.Equal([0.73105857863000490, 0.26894142136999512], Driver.Run(after, -1000, -1001)!);
    }

    /// <summary>Another maximum, or one subtracted in half of the places, is not mended by where it starts.</summary>
    [Theory]
    [InlineData("public static double[] Run(double[] x, double[] other) { double m = other.Max(); double s = x.Sum(v => Math.Exp(v - m)); return x.Select(v => Math.Exp(v - m) / s).ToArray(); }")]
    [InlineData("public static double[] Run(double[] x) { double m = x.Max(); double s = x.Sum(v => Math.Exp(v)); return x.Select(v => Math.Exp(v - m) / s).ToArray(); }")]
    public async Task OtherBrokenShifts_GetNoFix(string members) =>
        Assert.Null(await FixRun.Apply(TestCompilation.Class(members), "SoftmaxGen.SeedMaximum", "SMG1007"));

    private const string Halves = "public static void Run(Half[] x) { Half max = x.Max(); Half sum = Half.Zero; for (int i = 0; i < x.Length; i++) { x[i] = Half.Exp(x[i] - max); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; }";

    [Fact]
    public async Task Sum_GrowsInFloat()
    {
        string before = TestCompilation.Class(Halves);
        string? after = await FixRun.Apply(before, "SoftmaxGen.SumInFloat", "SMG1010");
        Assert.NotNull(after);
        Assert.Contains("float sum = 0f;", after);
        Assert.Contains("sum += (float)x[i];", after);
        Assert.Contains("x[i] = (Half)((float)x[i] / sum);", after);
        Assert.Empty(await AnalyzerRun.OfFile(after));

        // 4096 equal logits: a sum in Half stops at 2048.
        double[] many = new double[4096];
        Assert.Equal(2, Driver.Run(before, many)!.Sum());
        Assert.Equal(1, Driver.Run(after, many)!.Sum());
    }

    [Fact]
    public async Task FixAll_MendsEveryMaximumOfAProject()
    {
        string File(string type) => $"using System; public static class {type} {{ public static void Run(double[] x) {{ double max = 0; foreach (double v in x) max = Math.Max(max, v);{Softmax} }}";
        Project project = FixRun.Project(File("A"), File("B"));
        Solution after = await FixRun.FixAll(project, FixAllScope.Project, "SoftmaxGen.SeedMaximum", "SMG1007");
        foreach (Document document in after.Projects.Single().Documents)
        {
            Assert.Contains("double.NegativeInfinity", await FixRun.Text(document), StringComparison.Ordinal);
        }
    }
}
