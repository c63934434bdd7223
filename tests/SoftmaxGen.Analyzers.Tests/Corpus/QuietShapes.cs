using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>What the shapes of <see cref="AccumulatedShapes"/> look like when nothing is wrong with them.</summary>
internal static class QuietShapes
{
    public static IReadOnlyList<CorpusSnippet> All { get; } =
    [
        new("pair put in order by exchanging it", "public static double Run(double a, double b) { if (a < b) (a, b) = (b, a); return a + Math.Log(1 + Math.Exp(b - a)); }"),
        new("pair put in order in three statements", "public static double Run(double a, double b) { if (a < b) { double t = a; a = b; b = t; } return a + Math.Log(1 + Math.Exp(b - a)); }"),
        new("pair put in order by Min and Max, cut off", "public static double Run(double x, double y, bool first) { if (first) return y; var lo = Math.Min(x, y); var hi = Math.Max(x, y); if (hi > lo + 50) return hi; return hi + Math.Log(Math.Exp(lo - hi) + 1.0); }"),
        new("Newton step of two gradients with mixed signs", """
            public static double Run(double m, double v, double a, double b, double c)
            {
                double second = -2 * a * Math.Exp(2 * m + 2 * v) / c + b * Math.Exp(m + .5 * v) / c;
                double first = -a * Math.Exp(2 * m + 2 * v) / c + b * Math.Exp(m + .5 * v) / c;
                return m - first / second;
            }
            """),
        new("divergence of two right softmaxes, floored and tested", """
            public static double Run(double[] t, double[] s)
            {
                double tMax = t.Max(), sMax = s.Max(), tSum = 0, sSum = 0, kl = 0;
                var p = new double[t.Length];
                var q = new double[t.Length];
                for (int i = 0; i < t.Length; i++) { p[i] = Math.Exp(t[i] - tMax); q[i] = Math.Exp(s[i] - sMax); tSum += p[i]; sSum += q[i]; }
                for (int i = 0; i < t.Length; i++)
                {
                    double a = p[i] / tSum, b = q[i] / sSum;
                    if (a > 1e-10) kl += a * Math.Log(a / Math.Max(b, 1e-10));
                }
                return kl;
            }
            """),
        new("exponentials of two rates, one above and one below", "public static double Run(double t) { double c1 = Math.Exp(-0.4 * t), c2 = Math.Exp(-0.8 * t); return 6 * t * c2 * (1 - c1) / Math.Pow(0.5 + 0.5 * c1, 4); }"),
        new("hyperbolic ratio inside a bound of the magnitude", "public static double Run(double re, double im) { double p = Math.Exp(im), q = 1 / p, cosh = (p + q) / 2; if (Math.Abs(im) < 4) { double sinh = (p - q) / 2; return sinh / (Math.Cos(re) + cosh); } return 1; }"),
        new("hyperbolic ratio after a return for large magnitudes", "public static double Run(double x) { if (Math.Abs(x) >= 22) return Math.Sign(x); double e = Math.Exp(x), f = Math.Exp(-x); return (e - f) / (e + f); }"),
        new("shift of a weighted sum in one of two cases", "public static double Run(double[] x, double[] w, bool plain) { double m = x.Max(), sum = 0; for (int i = 0; i < x.Length; i++) { if (plain) sum += Math.Exp(x[i] - m); else sum += w[i] * Math.Exp(x[i] - m); } return m + Math.Log(sum); }"),
        new("clamped in one case, small in the other", "public static double Run(double x) { double e; if (x > 20) e = Math.Exp(20); else e = Math.Exp(x); return Math.Log(1 + e); }"),
        new("log-likelihoods whose sum is kept above 0", "public static double Run(double[] logLikelihoods) { double sum = 0; foreach (double logLikelihood in logLikelihoods) sum += Math.Exp(logLikelihood); if (sum > 0) return Math.Log(sum); return double.MinValue; }"),
        new("log-sum-exp with a way out at infinity", "public static double Run(double[] x) { double sum = 0; foreach (double v in x) sum += Math.Exp(v); if (double.IsInfinity(sum)) return x.Max(); return Math.Log(sum); }"),
        new("sigmoid whose NaN is replaced", "public static float Run(float x) { double e = Math.Exp(x); float y = (float)(e / (e + 1.0)); if (float.IsNaN(y)) { return x > 0 ? 1 : 0; } return y; }"),
        new("scale below a log that is itself an exponential", "public static double Run(double x, double k) { double scale = Math.Exp(k); return Math.Log(x / scale); }"),
        new("Gaussian weights with an unknown width, in a smoothing method", "public static double Smooth(double[] d, double[] x, double width) { double num = 0, den = 0; for (int i = 0; i < x.Length; i++) { double w = Math.Exp(d[i] * width); num += w * x[i]; den += w; } return num / den; }"),
        new("discrete logarithms in a finite field", "public sealed class Field { private readonly int[] e = new int[256], l = new int[256]; public int Exp(int i) => e[i]; public int Log(int i) => l[i]; } public static int Run(Field f, int a) => f.Log(1 ^ f.Exp(a)) + f.Log(1 + f.Exp(a + 1));"),
        new("powers and logs of whole numbers of any size", "public static double Run(BigInteger a) => BigInteger.Log(1 + BigInteger.Pow(a, 3));"),
        new("complex exponentials", "public static Complex Run(Complex z) => Complex.Log(1 + Complex.Exp(z));"),
        new("attention that subtracts the maximum", "public static void Attention(double[] q, double[] w, double gain) { double m = double.NegativeInfinity, sum = 0; foreach (double v in q) m = Math.Max(m, v * gain); for (int c = 0; c < q.Length; c++) { w[c] = Math.Exp(q[c] * gain - m); sum += w[c]; } for (int c = 0; c < q.Length; c++) w[c] /= sum; }"),
        new("a product with an unknown factor elsewhere", "public static void Run(double[] q, double[] w, double gain) { double sum = 0; for (int c = 0; c < q.Length; c++) { w[c] = Math.Exp(q[c] * gain); sum += w[c]; } for (int c = 0; c < q.Length; c++) w[c] /= sum; }"),
        new("negated scores in a method called softmax", "public static void Softmin(double[] cost, double[] w) { double sum = 0; for (int c = 0; c < cost.Length; c++) { w[c] = Math.Exp(-cost[c]); sum += w[c]; } for (int c = 0; c < cost.Length; c++) w[c] /= sum; }"),
    ];
}
