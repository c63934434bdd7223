using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>Exponentials that come from a short helper or out of a row of a jagged array, and what such code looks like when nothing is wrong with it.</summary>
internal static class FollowedShapes
{
    private const string Normalise = "double sum = 0; foreach (double v in e) sum += v; for (int i = 0; i < e.Length; i++) e[i] /= sum; return e; }";

    public static IReadOnlyList<CorpusSnippet> All { get; } =
    [
        new("exponentials of an array by a helper of a few statements", "private static double[] Powers(double[] x) { var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = Math.Exp(x[i]); return y; } public static double[] Run(double[] logits) { double[] e = Powers(logits); " + Normalise, "SMG1002"),
        new("exponentials of a shifted array by a helper", "private static double[] Powers(double[] x) { var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = Math.Exp(x[i]); return y; } public static double[] Run(double[] logits) { double m = logits.Max(); double[] e = Powers(logits.Select(v => v - m).ToArray()); " + Normalise),
        new("exponentials of an array by a helper that subtracts the maximum", "private static double[] Powers(double[] x) { double m = x.Max(); var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = Math.Exp(x[i] - m); return y; } public static double[] Run(double[] logits) { double[] e = Powers(logits); " + Normalise),
        new("exp in a helper of two statements", "private static double Power(double v) { double e = Math.Exp(v); return e; } public static double[] Run(double[] logits) { var e = new double[logits.Length]; for (int i = 0; i < e.Length; i++) e[i] = Power(logits[i]); " + Normalise, "SMG1002"),
        new("exp in a helper that limits its argument", "private static double Power(double v) { if (v > 500) v = 500; return Math.Exp(v); } public static double[] Run(double[] logits) { var e = new double[logits.Length]; for (int i = 0; i < e.Length; i++) e[i] = Power(logits[i]); " + Normalise),
        new("exp in a helper that a derived class may replace", "protected virtual double Power(double v) { double e = Math.Exp(v); return e; } public double[] Run(double[] logits) { var e = new double[logits.Length]; for (int i = 0; i < e.Length; i++) e[i] = Power(logits[i]); " + Normalise),
        new("log of a softmax that was put into a row", "private static double[] Softmax(double[] x) { double m = x.Max(); var e = x.Select(v => Math.Exp(v - m)).ToArray(); double s = e.Sum(); return e.Select(v => v / s).ToArray(); } public static double Run(double[][] x, int[] labels) { var p = new double[x.Length][]; double loss = 0; for (int i = 0; i < x.Length; i++) { p[i] = Softmax(x[i]); loss -= Math.Log(p[i][labels[i]]); } return loss; }", "SMG1004"),
        new("log of a row of something unknown", "private static double[] Rates(double[] x) { Array.Sort(x); return x; } public static double Run(double[][] x, int[] labels) { var p = new double[x.Length][]; double loss = 0; for (int i = 0; i < x.Length; i++) { p[i] = Rates(x[i]); loss -= Math.Log(p[i][labels[i]]); } return loss; }"),
        new("exponentials in rows, each over its own sum", "public static double[][] Run(double[][] scores) { var e = new double[scores.Length][]; for (int r = 0; r < scores.Length; r++) { e[r] = new double[scores[r].Length]; double sum = 0; for (int i = 0; i < e[r].Length; i++) { e[r][i] = Math.Exp(scores[r][i]); sum += e[r][i]; } for (int i = 0; i < e[r].Length; i++) e[r][i] /= sum; } return e; }", "SMG1002"),
        new("shifted exponentials in rows", "public static double[][] Run(double[][] scores) { var e = new double[scores.Length][]; for (int r = 0; r < scores.Length; r++) { e[r] = new double[scores[r].Length]; double m = scores[r].Max(), sum = 0; for (int i = 0; i < e[r].Length; i++) { e[r][i] = Math.Exp(scores[r][i] - m); sum += e[r][i]; } for (int i = 0; i < e[r].Length; i++) e[r][i] /= sum; } return e; }"),
        new("decimals, converted to and fro", "public static decimal[] Run(decimal[] z) { var y = new decimal[z.Length]; decimal sum = 0; for (int i = 0; i < z.Length; i++) { y[i] = Convert.ToDecimal(Math.Exp(Convert.ToDouble(z[i]))); sum += y[i]; } for (int i = 0; i < z.Length; i++) y[i] /= sum; return y; }", "SMG1002"),
        new("decimals, shifted and converted to and fro", "public static decimal[] Run(decimal[] z) { decimal m = z.Max(); var y = new decimal[z.Length]; decimal sum = 0; for (int i = 0; i < z.Length; i++) { y[i] = Convert.ToDecimal(Math.Exp(Convert.ToDouble(z[i] - m))); sum += y[i]; } for (int i = 0; i < z.Length; i++) y[i] /= sum; return y; }"),
        new("a sum that is tested for NaN, which it never is", "public static void Run(double[] x) { double sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; } if (double.IsNaN(sum)) return; for (int i = 0; i < x.Length; i++) x[i] /= sum; }", "SMG1002"),
        new("a quotient that differs from itself is replaced", "public static void Run(float[] x) { for (int i = 0; i < x.Length; i++) { float old = x[i]; x[i] = (MathF.Exp(old) - MathF.Exp(-old)) / (MathF.Exp(old) + MathF.Exp(-old)); if (x[i] != x[i]) x[i] = old > 0 ? 1 : -1; } }"),
    ];
}
