using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>The guards of public code, in every form met.</summary>
internal static class Guards
{
    private const string Loops = "for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(x[i] - m); sum += y[i]; } for (int i = 0; i < x.Length; i++) y[i] /= sum; }";

    public static IReadOnlyList<GuardedSnippet> All { get; } =
    [
        new("maximum by Max()", "public static void Run(double[] x, double[] y) { double m = x.Max(), sum = 0; " + Loops, "x[i] - m", "x[i]", "SMG1002"),
        new("maximum by a running if", "public static void Run(double[] x, double[] y) { double m = x[0], sum = 0; for (int i = 1; i < x.Length; i++) if (x[i] > m) m = x[i]; " + Loops, "x[i] - m", "x[i]", "SMG1002"),
        new("maximum by Math.Max", "public static void Run(double[] x, double[] y) { double m = double.NegativeInfinity, sum = 0; foreach (var v in x) m = Math.Max(m, v); " + Loops, "x[i] - m", "x[i]", "SMG1002"),
        new("maximum by Aggregate", "public static void Run(double[] x, double[] y) { double m = x.Aggregate(Math.Max), sum = 0; " + Loops, "x[i] - m", "x[i]", "SMG1002"),
        new("maximum of a span", "public static void Run(float[] x, float[] y) { float m = TensorPrimitives.Max<float>(x), sum = 0; for (int i = 0; i < x.Length; i++) { y[i] = MathF.Exp(x[i] - m); sum += y[i]; } for (int i = 0; i < x.Length; i++) y[i] /= sum; }", "x[i] - m", "x[i]", "SMG1002"),
        new("shift in a query", "public static double[] Run(double[] x) { var m = x.Max(); var e = x.Select(v => Math.Exp(v - m)).ToArray(); var s = e.Sum(); return e.Select(v => v / s).ToArray(); }", "v - m", "v", "SMG1002"),
        new("shift in place before", "public static void Run(double[] x, double[] y) { double m = x.Max(), sum = 0; for (int i = 0; i < x.Length; i++) x[i] -= m; for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(x[i]); sum += y[i]; } for (int i = 0; i < x.Length; i++) y[i] /= sum; }", "x[i] -= m;", "{ }", "SMG1002"),
        new("shift of spans", "public static void Run(float[] x, float[] y) { TensorPrimitives.Subtract(x, TensorPrimitives.Max<float>(x), y); TensorPrimitives.Exp<float>(y, y); TensorPrimitives.Divide(y, TensorPrimitives.Sum<float>(y), y); }", "TensorPrimitives.Subtract(x, TensorPrimitives.Max<float>(x), y)", "x.CopyTo(y, 0)", "SMG1002"),
        new("clamp before exp", "public static void Run(double[] x, double[] y) { double sum = 0; for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(Math.Clamp(x[i], -50, 50)); sum += y[i]; } for (int i = 0; i < x.Length; i++) y[i] /= sum; }", "Math.Clamp(x[i], -50, 50)", "x[i]", "SMG1002"),
        new("threshold of softplus", "public static double Run(double x) => x > 20 ? x : Math.Log(1 + Math.Exp(x));", "x > 20 ? x : ", "", "SMG1005"),
        new("early return of softplus", "public static float Run(float x) { if (x > 15f) return x; return MathF.Log(1 + MathF.Exp(x)); }", "if (x > 15f) return x; ", "", "SMG1005"),
        new("magnitude in softplus", "public static double Run(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));", "-Math.Abs(x)", "-x", "SMG1005"),
        new("minimum in softplus", "public static double Run(double x) => Math.Log(1 + Math.Exp(Math.Min(x, 30)));", "Math.Min(x, 30)", "x", "SMG1005"),
        new("sign test of a ratio", "public static double Run(double x) { if (x >= 0) return 1 / (1 + Math.Exp(-x)); double e = Math.Exp(x); return e / (1 + e); }", "if (x >= 0) return 1 / (1 + Math.Exp(-x)); ", "", "SMG1006"),
        new("sign test of a ratio, conditional", "public static double Run(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));", "x >= 0 ? 1 / (1 + Math.Exp(-x)) : ", "", "SMG1006"),
        new("threshold of tanh", "public static double Run(double x) { if (x > 20) return 1; double e = Math.Exp(2 * x); return (e - 1) / (e + 1); }", "if (x > 20) return 1; ", "", "SMG1006"),
        new("shift of log-sum-exp", "public static double Run(double[] x) { double m = x.Max(); return m + Math.Log(x.Sum(v => Math.Exp(v - m))); }", "v - m", "v", "SMG1003"),
    ];
}
