using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Stability;

/// <summary>Exponentials that are no softmax, and normalisations whose exponents cannot be large.</summary>
internal static class UnrelatedSnippets
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["sigmoid"] = "public static double Run(double x) => 1 / (1 + Math.Exp(-x));",
        ["swish"] = "public static float Run(float x) => x / (1 + MathF.Exp(-x));",
        ["sigmoid over an array"] = "public static double[] Run(double[] x) => x.Select(v => 1.0 / (1.0 + Math.Exp(-v))).ToArray();",
        ["bare exp"] = "public static double[] Run(double[] x) => x.Select(Math.Exp).ToArray();",
        ["sum of exps"] = "public static double Run(double[] x) => x.Sum(v => Math.Exp(v));",
        ["mean of exps"] = "public static double Run(double[] x) => x.Sum(v => Math.Exp(v)) / x.Length;",
        ["Gaussian blur weights"] = """
            public static float[] Run(int radius, float sigma)
            {
                float[] kernel = new float[2 * radius + 1];
                float sum = 0;
                for (int i = -radius; i <= radius; i++)
                {
                    kernel[i + radius] = MathF.Exp(-(i * i) / (2 * sigma * sigma));
                    sum += kernel[i + radius];
                }

                for (int i = 0; i < kernel.Length; i++) kernel[i] /= sum;
                return kernel;
            }
            """,
        ["RBF weights from squared distances"] = """
            public static double[] Run(double[] squares, double gamma)
            {
                double sum = 0;
                double[] w = new double[squares.Length];
                for (int i = 0; i < w.Length; i++) { w[i] = Math.Exp(-gamma * squares[i]); sum += w[i]; }
                for (int i = 0; i < w.Length; i++) w[i] /= sum;
                return w;
            }
            """,
        ["RBF with a coefficient set far above"] = """
            public static double[] Run(double[] d2, double sigma)
            {
                double coefficient = -1 / (2 * sigma * sigma);
                double sum = 0;
                double[] w = new double[d2.Length];
                for (int i = 0; i < w.Length; i++) { w[i] = Math.Exp(d2[i] * coefficient); sum += w[i]; }
                for (int i = 0; i < w.Length; i++) w[i] /= sum;
                return w;
            }
            """,
        ["RBF divided by a negative denominator"] = """
            public static double[] Run(double[] d2, double denominator)
            {
                double sum = d2.Sum(v => Math.Exp(v / denominator));
                return d2.Select(v => Math.Exp(v / denominator) / sum).ToArray();
            }
            """,
        ["exponent stored negated"] = """
            public static double[] Run(double[] x, double[] c)
            {
                double[] d = new double[x.Length];
                for (int i = 0; i < d.Length; i++) d[i] = -(x[i] - c[i]) * (x[i] - c[i]);
                double sum = d.Sum(v => Math.Exp(v));
                return d.Select(v => Math.Exp(v) / sum).ToArray();
            }
            """,
        ["t-SNE row"] = """
            public static void Run(double[] distances, double[] p, double beta)
            {
                double sum = 0;
                for (int j = 0; j < p.Length; j++) { p[j] = Math.Exp(-distances[j] * beta); sum += p[j]; }
                for (int j = 0; j < p.Length; j++) p[j] /= sum;
            }
            """,
        ["weights seeded with an epsilon"] = """
            public static void Run(double[] d, double[] w)
            {
                double sum = 1e-9;
                for (int i = 0; i < d.Length; i++) { w[i] = Math.Exp(-0.5 * d[i] * d[i]); sum += w[i]; }
                for (int i = 0; i < d.Length; i++) w[i] /= sum;
            }
            """,
        ["inline squared distance"] = """
            public static double[] Run(double[] x, double center) =>
                x.Select(v => Math.Exp(-(v - center) * (v - center)) / x.Sum(u => Math.Exp(-(u - center) * (u - center)))).ToArray();
            """,
        ["sampling from log-probabilities"] = """
            public static int Run(double[] logProbabilities, double u)
            {
                double cumulative = 0;
                for (int i = 0; i < logProbabilities.Length; i++)
                {
                    cumulative += Math.Exp(logProbabilities[i]);
                    if (u < cumulative) return i;
                }

                return -1;
            }
            """,
        ["renormalised log-probabilities"] = """
            public static double[] Run(double[] logProbs)
            {
                double sum = logProbs.Sum(v => Math.Exp(v));
                return logProbs.Select(v => Math.Exp(v) / sum).ToArray();
            }
            """,
        ["expectation"] = """
            public static double Run(double[] logp)
            {
                double e = 0;
                for (int i = 0; i < logp.Length; i++) e += i * Math.Exp(logp[i]);
                return e;
            }
            """,
        ["boosting weights"] = """
            public static void Run(double[] w, int[] y, int[] h, double alpha)
            {
                double sum = 0;
                for (int i = 0; i < w.Length; i++) { w[i] *= Math.Exp(-alpha * y[i] * h[i]); sum += w[i]; }
                for (int i = 0; i < w.Length; i++) w[i] /= sum;
            }
            """,
        ["annealing"] = "public static bool Run(double delta, double temperature, Random r) => r.NextDouble() < Math.Exp(-delta / temperature);",
        ["decay"] = "public static double Run(double rate, double k, int step) => rate * Math.Exp(-k * step);",
        ["perplexity"] = "public static double Run(double[] nll) => Math.Exp(nll.Sum() / nll.Length);",
        ["geometric mean"] = "public static double Run(double[] x) => Math.Exp(x.Sum(v => Math.Log(v)) / x.Length);",
        ["Poisson loss"] = "public static double Run(double[] x, double[] t) => x.Zip(t, (a, b) => Math.Exp(a) - b * a).Sum();",
        ["log-normal density"] = "public static double Run(double x, double m, double s) => Math.Exp(-Math.Pow((Math.Log(x) - m) / s, 2) / 2) / (x * s * Math.Sqrt(2 * Math.PI));",
        ["box decode"] = "public static void Run(float[] w, float[] anchor) { for (int i = 0; i < w.Length; i++) w[i] = MathF.Exp(w[i]) * anchor[i]; }",
        ["ELU"] = "public static void Run(float[] x) { for (int i = 0; i < x.Length; i++) x[i] = x[i] > 0 ? x[i] : MathF.Exp(x[i]) - 1; }",
        ["kernel density"] = """
            public static double Run(double[] x, double at, double h)
            {
                double sum = 0;
                foreach (double v in x) sum += Math.Exp(-0.5 * (v - at) * (v - at) / (h * h));
                return sum / (x.Length * h);
            }
            """,
        ["exps of one collection, sum of another"] = """
            public static double[] Run(double[] x, double[] z)
            {
                double sum = z.Sum(v => Math.Exp(v));
                return x.Select(v => Math.Exp(v) / sum).ToArray();
            }
            """,
        ["sum normalisation without exp of elements"] = """
            public static double[] Run(double[] w)
            {
                double scale = Math.Exp(1);
                double sum = w.Sum();
                return w.Select(v => v * scale / sum).ToArray();
            }
            """,
        ["user's own Exp"] = """
            private static class Fast { public static double Exp(double v) => v < 0 ? 0 : 1; }

            public static double[] Run(double[] x)
            {
                double sum = x.Sum(v => Fast.Exp(v));
                return x.Select(v => Fast.Exp(v) / sum).ToArray();
            }
            """,
        ["user's own method called Softmax"] = "public static double Softmax(double[] x) => x.Sum(v => Math.Exp(v));",
        ["code in a string"] = "public const string Run = \"e[i] = Math.Exp(x[i]); sum += e[i]; e[i] /= sum;\";",
        ["integer exponents"] = """
            public static double[] Run(int[] x)
            {
                double sum = x.Sum(v => Math.Exp(v));
                return x.Select(v => Math.Exp(v) / sum).ToArray();
            }
            """,
        ["recomputed between sum and division"] = """
            public static void Run(double[] x, double[] y, double[] w)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++) sum += Math.Exp(x[i]) * w[i];
                for (int i = 0; i < x.Length; i++) y[i] = w[i] / sum;
            }
            """,
        ["Power with another base"] = """
            public static double[] Run(double[] x)
            {
                double sum = x.Sum(v => Math.Pow(2, v));
                return x.Select(v => Math.Pow(2, v) / sum).ToArray();
            }
            """,
    };
}
