using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SoftmaxGen.Analyzers.Tests.Harness;
using SoftmaxGen.Analyzers.Tests.Stability;
using SoftmaxGen.CodeFixes;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Fixes;

/// <summary>The maximum subtracted in place: where it is offered, and where the code does something that the factor does not cancel from. What it computes is tested by <see cref="EveryFixTests"/>.</summary>
public sealed class ShiftFixTests
{
    /// <summary>Forms in which neither one call nor a shift is safe: a turn of the loop that ends early leaves an element out.</summary>
    public static IReadOnlyList<string> Refused { get; } = ["early return and masked entries"];

    public static TheoryData<string> Shifted => [.. LoudSnippets.All.Keys.Except(Refused).Except(["TensorPrimitives by hand", "TensorPrimitives into a new array", "epsilon in the denominator is no guard"])];

    [Theory]
    [MemberData(nameof(Shifted))]
    public async Task Fix_IsOffered(string name) => Assert.NotNull(await FixRun.Apply(TestCompilation.Class(LoudSnippets.All[name]), SoftmaxFixKind.Shift));

    public static TheoryData<string, string> Unfit => new()
    {
        { "the sum is returned as well", "public static double Run(double[] x) { double sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; return sum; }" },
        { "the exponentials are kept in a parameter", "public static void Run(double[] x, double[] e, double[] y) { double sum = 0; for (int i = 0; i < x.Length; i++) { e[i] = Math.Exp(x[i]); sum += e[i]; } for (int i = 0; i < x.Length; i++) y[i] = e[i] / sum; }" },
        { "the sum has a reference class", "public static void Run(double[] x) { double sum = 1; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; }" },
        { "a constant is added to the sum", "public static void Run(double[] x) { double sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum + 1e-9; }" },
        { "the exponentials are printed", "public static void Run(double[] x) { double sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); Console.WriteLine(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; }" },
        { "the sum lives in a field", "private static double sum; public static void Run(double[] x) { sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; }" },
        { "the logits change on the way", "public static void Run(double[] x) { double sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = x[i] * 2; x[i] = Math.Exp(x[i]); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; }" },
        { "the logits are computed with an effect", "private static int calls; private static double F(double v) { calls++; return v; } public static void Run(double[] x) { double sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(F(x[i])); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; }" },
        { "a sum for each segment", "public static void Run(double[] p, double[] sums, int rows) { for (int i = 0; i < sums.Length; i++) sums[i] = 0; for (int i = 0; i < p.Length; i++) { p[i] = Math.Exp(p[i]); sums[i / rows] += p[i]; } for (int i = 0; i < p.Length; i++) p[i] /= sums[i / rows]; }" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task Fix_IsNotOfferedWhereTheFactorStays(string why, string members)
    {
        string file = TestCompilation.Class(members);
        if ((await AnalyzerRun.OfFile(file)).Any(d => d.Id == "SMG1002"))
        {
            string? after = await FixRun.Apply(file, SoftmaxFixKind.Shift);
            Assert.True(after is null, $"{why}:\n{after}");
        }
    }

    [Fact]
    public async Task Fix_KeepsLayoutAndComments()
    {
        const string Before = """
            using System;

            public static class Attention
            {
                public static void Softmax(double[,] x, double max)
                {
                    Console.WriteLine(max);

                    // Row by row.
                    for (int r = 0; r < x.GetLength(0); r++)
                    {
                        double sum = 0;

                        // Exponentials.
                        for (int c = 0; c < x.GetLength(1); c++)
                        {
                            x[r, c] = Math.Exp(x[r, c] / 8); // in place
                            sum += x[r, c];
                        }

                        for (int c = 0; c < x.GetLength(1); c++) x[r, c] /= sum;
                    }
                }
            }
            """;
        const string After = """
            using System;

            public static class Attention
            {
                public static void Softmax(double[,] x, double max)
                {
                    Console.WriteLine(max);

                    // Row by row.
                    for (int r = 0; r < x.GetLength(0); r++)
                    {
                        double sum = 0;

                        // Exponentials.
                        double max2 = double.NegativeInfinity;
                        for (int c = 0; c < x.GetLength(1); c++)
                        {
                            max2 = Math.Max(max2, x[r, c] / 8);
                        }

                        for (int c = 0; c < x.GetLength(1); c++)
                        {
                            x[r, c] = Math.Exp(x[r, c] / 8 - max2); // in place
                            sum += x[r, c];
                        }

                        for (int c = 0; c < x.GetLength(1); c++) x[r, c] /= sum;
                    }
                }
            }
            """;
        Assert.Equal(After, await FixRun.Apply(Before, SoftmaxFixKind.Shift), ignoreLineEndingDifferences: true);
    }
}
