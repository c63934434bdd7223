using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>An exponential above and below the bar.</summary>
internal static class UnstableRatioShapes
{
    private const string Id = "SMG1006";

    public static IReadOnlyList<CorpusSnippet> All { get; } =
    [
        new("detector's sigmoid", "public static float Run(double v) { float k = (float)Math.Exp(v); return k / (1.0f + k); }", Id),
        new("derivative with the square below the bar", "public static float Run(float x) { float exp = (float)Math.Exp(x), sum = 1 + exp, square = sum * sum, r = exp / square; return r; }", Id),
        new("derivative with Pow below the bar", "public static double Run(double x) { double e = Math.Exp(-x); return e / Math.Pow(1 + e, 2); }", Id),
        new("steep derivative inside Pow", "public static double Run(double a) { double s = Math.Exp(-4.9 * a); return Math.Pow(s * 4.9 / (1 + s), 2); }", Id),
        new("among other terms", "public static float Run(double x) { double e = Math.Exp(x); return (float)(-1.0 / (1.0 + e) + e / (1.0 + e) - 0.5); }", Id),
        new("exp written twice", "public static double Run(double x) => Math.Exp(x) / (Math.Exp(x) + 1);", Id),
        new("tanh", "public static float Run(float x) { float e = (float)Math.Exp(2 * x); return (e - 1) / (e + 1); }", Id),
        new("scaled tanh", "public static float Run(float x) { const float Scale = 1.7f; float e = (float)Math.Exp(1.3f * x); return Scale * (e - 1) / (e + 1); }", Id),
        new("tanh of two exponentials", "public static double Run(double x) => (Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x));", Id),
    ];
}
