using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>Exponentials and logarithms that are no softmax: kernels, sampling, decay, special functions.</summary>
internal static class UnrelatedShapes
{
    public static IReadOnlyList<CorpusSnippet> All { get; } =
    [
        new("Gaussian kernel, coefficient set far above, reciprocal", """
            public static float[,] Run(int size, float weight)
            {
                var k = new float[size, size];
                double left = 1 / (2 * Math.PI * weight * weight), down = -1 / (2 * weight * weight);
                float sum = 0;
                for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) { int x = i - size / 2, y = j - size / 2; k[i, j] = (float)(left * Math.Exp(down * (x * x + y * y))); sum += k[i, j]; }
                sum = 1 / sum;
                for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) k[i, j] *= sum;
                return k;
            }
            """),
        new("bilateral weights", "public static double Run(double[] v, double c, double s) { double sum = 0, w = 0; foreach (double t in v) { double e = Math.Exp(-(t - c) * (t - c) / (2 * s * s)); sum += e * t; w += e; } return sum / w; }"),
        new("annealing acceptance", "public static bool Run(double delta, double temperature, Random r) => r.NextDouble() < Math.Exp(delta / temperature);"),
        new("sampling from log-probabilities", "public static int Run(double[] logp, double u) { double cum = 0; for (int i = 0; i < logp.Length; i++) { cum += Math.Exp(logp[i]); if (u < cum) return i; } return logp.Length - 1; }"),
        new("Poisson by multiplication", "public static int Run(double lambda, Random r) { double l = Math.Exp(-lambda), p = 1; int k = 0; do { k++; p *= r.NextDouble(); } while (p > l); return k - 1; }"),
        new("Poisson loss", "public static double Run(double score, double label) => Math.Exp(score) - label * score;"),
        new("boosting weights", "public static void Run(double[] w, bool[] ok, double a) { double s = 0; for (int i = 0; i < w.Length; i++) { w[i] *= Math.Exp(ok[i] ? -a : a); s += w[i]; } for (int i = 0; i < w.Length; i++) w[i] /= s; }"),
        new("log-normal density", "public static double Run(double x, double m, double s) { double z = (Math.Log(x) - m) / s; return Math.Exp(-0.5 * z * z) / (x * s * Math.Sqrt(2 * Math.PI)); }"),
        new("erf approximation", "public static double Run(double x) { double t = 1 / (1 + 0.3275911 * Math.Abs(x)); return 1 - (0.254829592 + t * -0.284496736) * t * Math.Exp(-x * x); }"),
        new("box decoding", "public static (float W, float H) Run(float w, float h, float aw, float ah) => (MathF.Exp(w) * aw, MathF.Exp(h) * ah);"),
        new("ELU", "public static float Run(float x, float a) => x >= 0 ? x : a * (MathF.Exp(x) - 1);"),
        new("geometric mean", "public static double Run(double[] x) => Math.Exp(x.Sum(v => Math.Log(v)) / x.Length);"),
        new("perplexity", "public static double Run(double[] logp) => Math.Exp(-logp.Average());"),
        new("mel scale", "public static double Run(double f) => 1127 * Math.Log(1 + f / 700);"),
        new("inverse of the cumulative Gumbel", "public static double Run(double u) => -Math.Log(-Math.Log(u));"),
        new("complementary log-log", "public static double Run(double z) => 1 - Math.Exp(-Math.Exp(z));"),
        new("learning rate decay", "public static double Run(double rate, double k, int step) => rate * Math.Exp(-k * step);"),
        new("kernel density", "public static double Run(double[] data, double x, double h) { double s = 0; foreach (double d in data) s += Math.Exp(-0.5 * (x - d) * (x - d) / (h * h)); return s / (data.Length * h * Math.Sqrt(2 * Math.PI)); }"),
        new("Box-Muller", "public static double Run(Random r) => Math.Sqrt(-2 * Math.Log(1 - r.NextDouble())) * Math.Cos(2 * Math.PI * r.NextDouble());"),
        new("code inside a string", "public static string Run() => \"float s = 0; for (...) s += exp(x[i]); y[i] = exp(x[i]) / s; return log(1 + exp(x));\";"),
        new("Taylor softmax without exponentials", "public static void Softmax(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { x[i] = 1 + x[i] + 0.5 * x[i] * x[i]; s += x[i]; } for (int i = 0; i < x.Length; i++) x[i] /= s; }"),
        new("discounted return", "public static double Run(double[] r, double gamma) { double g = 0; for (int i = r.Length - 1; i >= 0; i--) g = r[i] + Math.Exp(-gamma) * g; return g; }"),
    ];
}
