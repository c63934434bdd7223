using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>Right code that looks wrong: the shift is elsewhere, or something else bounds the exponent.</summary>
internal static class StableShapes
{
    private const string SumAndDivide = " for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(x[i] - m); sum += y[i]; } for (int i = 0; i < x.Length; i++) y[i] /= sum; }";

    public static IReadOnlyList<CorpusSnippet> All { get; } =
    [
        new("log-sum-exp from a helper", "public static double[] Run(double[] x, Func<double[], double> lse) { double l = lse(x); var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = Math.Exp(x[i] - l); return y; }"),
        new("softmin", "public static void Run(double[] x, double[] y) { double m = x.Min(), sum = 0; for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(m - x[i]); sum += y[i]; } for (int i = 0; i < x.Length; i++) y[i] /= sum; }"),
        new("maximum from the caller", "public static void Run(double[] x, double[] y, double m) { double sum = 0;" + SumAndDivide),
        new("running maximum from float.MinValue", "public static void Run(double[] x, double[] y) { double sum = 0, m = double.MinValue; foreach (double v in x) if (v > m) m = v;" + SumAndDivide),
        new("maximum and its index found together", "public static void Run(double[] x, double[] y) { int best = 0; double m = x[0], sum = 0; for (int i = 1; i < x.Length; i++) if (x[i] > m) { m = x[i]; best = i; }" + SumAndDivide),
        new("log-sum-exp of a pair, by branch", "public static double Run(double a, double b) => a > b ? a + Math.Log(1 + Math.Exp(b - a)) : b + Math.Log(1 + Math.Exp(a - b));"),
        new("log-sum-exp of a pair by Max and Min", "public static double Run(double a, double b) { double hi = Math.Max(a, b), lo = Math.Min(a, b); return hi + Math.Log(1.0 + Math.Exp(lo - hi)); }"),
        new("streaming log-sum-exp", """
            public static double Run(IEnumerable<double> x)
            {
                double m = double.NegativeInfinity, s = 0;
                foreach (double v in x)
                {
                    if (v > m) { s = s * Math.Exp(m - v) + 1; m = v; }
                    else s += Math.Exp(v - m);
                }
                return m + Math.Log(s);
            }
            """),
        new("flash attention tile", """
            public static void Run(float[] s, float[] v, float[] o, ref float m, ref float l)
            {
                float mNew = m;
                for (int j = 0; j < s.Length; j++) mNew = MathF.Max(mNew, s[j]);
                float alpha = MathF.Exp(m - mNew);
                l *= alpha;
                for (int d = 0; d < o.Length; d++) o[d] *= alpha;
                for (int j = 0; j < s.Length; j++) { float p = MathF.Exp(s[j] - mNew); l += p; for (int d = 0; d < o.Length; d++) o[d] += p * v[j * o.Length + d]; }
                m = mNew;
                for (int d = 0; d < o.Length; d++) o[d] /= l;
            }
            """),
        new("time-mixing ratio shifted by a pairwise maximum", "public static float Run(float p, float k, float a, float b, float v) { float q = MathF.Max(p, k); float e1 = MathF.Exp(p - q), e2 = MathF.Exp(k - q); return (e1 * a + e2 * v) / (e1 * b + e2); }"),
        new("ratio under its sign, if", "public static double Run(double f) { if (f >= 0) return Math.Exp(-f) / (1 + Math.Exp(-f)); return 1 / (1 + Math.Exp(f)); }"),
        new("ratio under its sign, conditional", "public static double Run(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));"),
        new("ratio under its sign, local", "public static float Run(float x) { if (x < 0) { float z = MathF.Exp(x); return z / (1 + z); } return 1 / (1 + MathF.Exp(-x)); }"),
        new("softplus with a threshold", "public static double Run(double x) => x > 20 ? x : Math.Log(1 + Math.Exp(x));"),
        new("softplus of minus the magnitude", "public static double Run(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));"),
        new("logistic loss under the sign", "public static double Run(double f, double t) => f >= 0 ? t * f + Math.Log(1 + Math.Exp(-f)) : (t - 1) * f + Math.Log(1 + Math.Exp(f));"),
        new("three values", "public static void Run(ref float a, ref float b, ref float c) { float m = Math.Max(Math.Max(a, b), c); a = MathF.Exp(a - m); b = MathF.Exp(b - m); c = MathF.Exp(c - m); float s = a + b + c; a /= s; b /= s; c /= s; }"),
        new("moments under the shift", """
            public static double Run(double[] x, double[] logp)
            {
                double m = logp.Max(), z0 = 0, z1 = 0, z2 = 0;
                for (int i = 0; i < x.Length; i++) { z0 += Math.Exp(logp[i] - m); z1 += Math.Exp(logp[i] - m) * x[i]; z2 += Math.Exp(logp[i] - m) * x[i] * x[i]; }
                double mean = z1 / z0;
                return z2 / z0 - mean * mean;
            }
            """),
        new("logits clamped first", "public static void Run(double[] c) { double sum = 0; for (int i = 0; i < c.Length; i++) { if (c[i] > 50) c[i] = 50; c[i] = Math.Exp(c[i]); sum += c[i]; } for (int i = 0; i < c.Length; i++) c[i] /= sum; }"),
        new("generic math, shifted", "public static void Run<T>(T[] x, T[] y) where T : IFloatingPointIeee754<T> { T m = x[0], sum = T.Zero; foreach (T v in x) m = T.Max(m, v); for (int i = 0; i < x.Length; i++) { y[i] = T.Exp(x[i] - m); sum += y[i]; } for (int i = 0; i < x.Length; i++) y[i] /= sum; }"),
        new("temperature after the shift", "public static void Run(float[] x, float t) { float m = x.Max(), sum = 0; for (int i = 0; i < x.Length; i++) { x[i] = MathF.Exp((x[i] - m) / t); sum += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= sum; }"),
        new("fall back to the best when the sum overflows", """
            public static void Run(double[] x, double[] y)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(x[i]); sum += y[i]; }
                if (double.IsInfinity(sum) || sum == 0) { Array.Clear(y); y[Array.IndexOf(x, x.Max())] = 1; return; }
                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
            """),
    ];
}
