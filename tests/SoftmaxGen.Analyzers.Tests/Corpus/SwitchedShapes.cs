using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>Exponentials in one case of many, of selected numbers, as powers of a rounded e; hyperbolic quotients; and what such code looks like when nothing is wrong with it.</summary>
internal static class SwitchedShapes
{
    private const string Functions = "public enum Kind { Identity, Ramp, Soft, Logistic } private static float Logistic(float x) => 1f / (1f + MathF.Exp(-x)); public static void Run(float[] x, float[] y, Kind kind) { float sum = 0; ";

    private const string Cases = "case Kind.Ramp: if (x[j] > 0) y[j] = x[j]; else y[j] = MathF.Exp(x[j]) - 1; break; case Kind.Logistic: y[j] = Logistic(x[j]); break; default: y[j] = x[j]; break; } } if (kind == Kind.Soft) for (int j = 0; j < x.Length; j++) y[j] /= sum; }";

    public static IReadOnlyList<CorpusSnippet> All { get; } =
    [
        new("a softmax among other activation functions", Functions + "for (int j = 0; j < x.Length; j++) { switch (kind) { case Kind.Soft: y[j] = MathF.Exp(x[j]); sum += y[j]; break; " + Cases, "SMG1002"),
        new("a shifted softmax among other activation functions", Functions + "float max = x.Max(); for (int j = 0; j < x.Length; j++) { switch (kind) { case Kind.Soft: y[j] = MathF.Exp(x[j] - max); sum += y[j]; break; " + Cases),
        new("a limited exponential among other activation functions", Functions + "for (int j = 0; j < x.Length; j++) { switch (kind) { case Kind.Soft: if (x[j] < 80) y[j] = MathF.Exp(x[j]); else y[j] = x[j]; sum += y[j]; break; " + Cases),
        new("powers of a rounded e, cumulated", "public const double E = 2.71828; public sealed class Arm { public double Value; } public static List<double> Run(List<Arm> arms, double tau) { var e = new List<double>(); foreach (var a in arms) e.Add(Math.Pow(E, a.Value / tau)); double sum = e.Sum(), running = 0; var p = new List<double>(); for (int i = 0; i < e.Count; i++) { running += e[i]; p.Add(running / sum); } return p; }", "SMG1002"),
        new("powers of another base", "public static double[] Run(double[] ratings) { double[] e = ratings.Select(r => Math.Pow(10, r / 400)).ToArray(); double sum = e.Sum(); return e.Select(v => v / sum).ToArray(); }"),
        new("scores chosen by a delegate", "public static IEnumerable<double> Run<T>(IEnumerable<T> items, Func<T, float> score) { double sum = items.Sum(i => Math.Exp(score(i))); return items.Select(i => Math.Exp(score(i)) / sum); }", "SMG1002"),
        new("scores chosen by a delegate, shifted", "public static IEnumerable<double> Run<T>(IEnumerable<T> items, Func<T, float> score) { float max = items.Max(score); double sum = items.Sum(i => Math.Exp(score(i) - max)); return items.Select(i => Math.Exp(score(i) - max) / sum); }"),
        new("scores chosen by a delegate, the maximum subtracted from the exponential", "public static IEnumerable<double> Run<T>(IEnumerable<T> items, Func<T, float> score) { float max = items.Max(score); double sum = items.Sum(i => Math.Exp(score(i)) - max); return items.Select(i => Math.Exp(score(i) - max) / sum); }", "SMG1007"),
        new("a function of numbers from outside", "public static double[] Run(double[] x, Func<double, double> kernel) { double sum = x.Sum(kernel); return x.Select(v => kernel(v) / sum).ToArray(); }"),
        new("a softmax of a method that has its most of threads", "private static readonly int MaxThreads = 4; public static IEnumerable<double> Results(double[] x) { return MaxThreads == 1 ? x.Where(v => v > 0) : x.AsParallel().WithDegreeOfParallelism(MaxThreads).Where(v => v > 0); } public static double[] Run(double[] x) { double[] e = Results(x).Select(v => Math.Exp(v)).ToArray(); double sum = e.Sum(); return e.Select(v => v / sum).ToArray(); }", "SMG1002"),
        new("a softmax of what a method shifts by its maximum", "public static IEnumerable<double> Results(double[] x) { double maxValue = x.Max(); return x.Select(v => v - maxValue); } public static double[] Run(double[] x) { double[] e = Results(x).Select(v => Math.Exp(v)).ToArray(); double sum = e.Sum(); return e.Select(v => v / sum).ToArray(); }"),
        new("cotangent of a hyperbola", "public static float Run(float x) { float e = MathF.Exp(2f * x); return (e + 1f) / (e - 1f); }", "SMG1006"),
        new("secant of a hyperbola by one double rate", "public static float Run(float x) => 2f * MathF.Exp(x) / (MathF.Exp(2f * x) + 1f);", "SMG1006"),
        new("a discount over one minus itself", "public static double Run(double kappa, double t, double v) => 4 * kappa * v * Math.Exp(-kappa * t) / (1 - Math.Exp(-kappa * t));"),
        new("growth at a rate over itself minus one", "public static double Run(double h, double maturity) { double rho = 2 * h / (Math.Exp(h * maturity) - 1); return 2 * rho * rho * Math.Exp(h * maturity); }"),
        new("a table of logistic values", "private const int Size = 1000, Limit = 6; public static void Run(double[] table) { for (int i = 0; i < table.Length; i++) { table[i] = Math.Exp((i / (double)Size * 2 - 1) * Limit); table[i] = table[i] / (table[i] + 1); } }"),
        new("a hyperbolic tangent over a grid with an end", "public static void Run(double[] y) { for (double n = -100; n <= 100; n += 0.125) { double e = Math.Exp(2 * n); y[0] = (e - 1) / (e + 1); } }"),
        new("a hyperbolic tangent over a grid that overflows before its end", "public static void Run(float[] y) { for (float n = -100; n <= 100; n += 0.125f) { float e = MathF.Exp(2 * n); y[0] = (e - 1) / (e + 1); } }", "SMG1006"),
        new("softplus below a hyperbolic cosine", "public static float Run(float x) { float e = MathF.Exp(x); float s = 1f / MathF.Cosh(MathF.Log(1f + e)); return MathF.Tanh(MathF.Log(1f + e)) + x * s * s; }"),
        new("log of a forward price", "public static double Run(double forward, double strike, double a, double b, double mu, double nu) { double adjusted = forward * Math.Exp(Math.Max(a, 0.0) * mu + Math.Min(b, a) * nu); return Math.Log(adjusted / strike); }"),
    ];
}
