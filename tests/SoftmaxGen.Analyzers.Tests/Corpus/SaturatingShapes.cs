using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>Sigmoids and their kin that saturate: infinity below the bar is 0, which is right to within underflow.</summary>
internal static class SaturatingShapes
{
    public static IReadOnlyList<CorpusSnippet> All { get; } =
    [
        new("reciprocal sigmoid", "public static double Run(double x) => 1.0 / (1.0 + Math.Exp(-x));"),
        new("reciprocal sigmoid with Pow", "public static double Run(double a) => 1 / (1 + Math.Pow(Math.E, -a));"),
        new("swish", "public static float Run(float x) => x / (1 + MathF.Exp(-x));"),
        new("falling sigmoid", "public static double Run(double z, double c) => c / (1 + Math.Exp(z));"),
        new("bipolar sigmoid", "public static double Run(double x) => 2.0 / (1.0 + Math.Exp(-2 * x)) - 1.0;"),
        new("derivative from the output", "public static double Run(double x) { double s = 1 / (1 + Math.Exp(-x)); return s * (1 - s); }"),
        new("hyperbolic secant", "public static double Run(double x) => 2 / (Math.Exp(x) + Math.Exp(-x));"),
        new("sinh", "public static double Run(double x) => (Math.Exp(x) - Math.Exp(-x)) / 2;"),
        new("Elo expectation", "public static double Run(double a, double b) => 1 / (1 + Math.Pow(10, (b - a) / 400));"),
        new("sigmoid over a matrix", "public static void Run(double[,] m) { for (int i = 0; i < m.GetLength(0); i++) for (int j = 0; j < m.GetLength(1); j++) m[i, j] = 1.0 / (1.0 + Math.Exp(-m[i, j])); }"),
        new("sigmoid over a query", "public static IEnumerable<float> Run(IEnumerable<float> x) => x.Select(v => 1f / (1f + MathF.Exp(-v)));"),
        new("scaled and shifted sigmoid", "public static double Run(double s, double a, double b) => 1 / (1 + Math.Exp(a * s + b));"),
    ];
}
