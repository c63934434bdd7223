using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>Exponentials that meet their sum late: under several cases, through other types, as terms of something larger.</summary>
internal static class AccumulatedShapes
{
    private const string OwnVector = """
        public sealed class Row
        {
            private readonly double[] data = new double[8];
            public double this[int i] { get => data[i]; set => data[i] = value; }
            public int Size => data.Length;
            public double Sum() { double s = 0; foreach (double v in data) s += v; return s; }
            public double Sum(Func<double, double> f) { double s = 0; foreach (double v in data) s += f(v); return s; }
            public Row Map(Func<double, double> f) { var r = new Row(); for (int i = 0; i < 8; i++) r[i] = f(data[i]); return r; }
            public Row PointwiseExp() => Map(Math.Exp);
            public static Row operator *(double a, Row r) => r.Map(v => a * v);
            public static Row operator /(Row r, double a) => r.Map(v => v / a);
        }

        """;

    public static IReadOnlyList<CorpusSnippet> All { get; } =
    [
        new("weights of two cases, ratio of logs of their sums", """
            private readonly double[] labels = new double[4]; private double rate, other;
            public double Run(double[] scores, double[] weights)
            {
                double num = 0, den = 0;
                if (rate == 0) for (int i = 0; i < scores.Length; i++) { num += weights[i] * labels[i]; den += weights[i] * Math.Exp(scores[i]); }
                else for (int i = 0; i < scores.Length; i++) { num += weights[i] * labels[i] * Math.Exp(rate * scores[i]); den += weights[i] * Math.Exp(other * scores[i]); }
                double step = Math.Log(num) - Math.Log(den);
                return num == 0 && den == 0 ? 0 : step;
            }
            """, "SMG1003"),
        new("contrastive loss: the sum starts with the positive pair", """
            public static double Run(double[] negatives, double positive)
            {
                double den = Math.Exp(positive);
                foreach (double v in negatives) den += Math.Exp(v);
                return -positive + Math.Log(den);
            }
            """, "SMG1003"),
        new("the sum starts at 1, for the reference class", """
            public static void Run(double[] logits, double[] p)
            {
                double sum = 1;
                for (int i = 0; i < p.Length; i++) sum += p[i] = Math.Exp(logits[i]);
                for (int i = 0; i < p.Length; i++) p[i] /= sum;
            }
            """, "SMG1002"),
        new("risk set of centred linear scores", """
            public static double Run(double[][] x, double[] time, double[] coefficients, double[] means)
            {
                double total = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    double sum = 0;
                    for (int j = 0; j < x.Length; j++)
                    {
                        if (time[j] < time[i]) continue;
                        double s = 0;
                        for (int k = 0; k < coefficients.Length; k++) s += coefficients[k] * (x[j][k] - means[k]);
                        sum += Math.Exp(s);
                    }
                    total += Math.Log(sum);
                }
                return total;
            }
            """, "SMG1003"),
        new("log-likelihoods from an out argument, asserted to be numbers", """
            private static void Forward(double[] x, int j, out double logLikelihood) { logLikelihood = x[j]; for (int i = 0; i < j; i++) logLikelihood += x[i]; }
            public static double Run(double[] x)
            {
                double sum = 0;
                for (int j = 0; j < x.Length; j++) { Forward(x, j, out double logLikelihood); sum += Math.Exp(logLikelihood); }
                System.Diagnostics.Debug.Assert(!double.IsNaN(sum));
                return Math.Log(sum);
            }
            """, "SMG1003"),
        new("attention: weighted rows divided later", """
            public static double[][] Run(double[][] rows, int n, int width)
            {
                var result = new double[n][];
                for (int p = 0; p < n; p++)
                {
                    result[p] = new double[width];
                    double total = 0;
                    for (int q = 0; q < n; q++)
                    {
                        double score = 0;
                        for (int d = 0; d < width; d++) score += rows[p][d] * rows[q][d];
                        score /= Math.Sqrt(width);
                        double weight = Math.Exp(score);
                        total += weight;
                        for (int d = 0; d < width; d++) result[p][d] += weight * rows[q][d];
                    }
                    if (total > 1e-8) for (int d = 0; d < width; d++) result[p][d] /= total;
                }
                return result;
            }
            """, "SMG1002"),
        new("a product with an unknown factor, in a method called attention", """
            public static void ChannelAttention(double[] q, double[] w, double gain)
            {
                double sum = 0;
                for (int c = 0; c < q.Length; c++) { double e = Math.Exp(q[c] * gain); w[c] = e; sum += e; }
                for (int c = 0; c < q.Length; c++) { double weight = w[c] / sum; w[c] = weight; }
            }
            """, "SMG1002"),
        new("own vector type: Sum and Map take lambdas", OwnVector + """
            public static Row Run(Row x) { double sum = x.Sum(v => Math.Exp(v)); return x.Map(v => Math.Exp(v) / sum); }
            """, "SMG1002"),
        new("own vector type: elementwise exp, its sum, operators", OwnVector + """
            public static Row Run(Row x) { Row e = x.PointwiseExp(); return e / e.Sum(); }
            """, "SMG1002"),
        new("own vector type: the reciprocal of the sum times the vector", OwnVector + """
            public static Row Run(Row x)
            {
                var y = new Row();
                double sum = 0;
                for (int i = 0; i < x.Size; i++) { y[i] = Math.Exp(x[i]); sum += y[i]; }
                return (1 / sum) * y;
            }
            """, "SMG1002"),
        new("density of the logistic distribution through three locals", "private double mean, s; public double Run(double x) { double z = (x - mean) / s, num = Math.Exp(-z), a = 1 + num, den = s * a * a; return num / den; }", "SMG1006"),
        new("derivative of a sigmoid by a helper for squares", "private static double Sqr(double v) { double w = v * v; return w; } public static double Run(double t) { double e = Math.Exp(-t); return e / Sqr(1.0 + e); }", "SMG1006"),
        new("tanh in vectors of a constant", "public static System.Runtime.Intrinsics.Vector256<float> Run(System.Runtime.Intrinsics.Vector256<float> x) { var one = System.Runtime.Intrinsics.Vector256.Create(1f); var e = System.Runtime.Intrinsics.Vector256.Exp(x * 2f); return (e - one) / (e + one); }", "SMG1006"),
        new("log1p of a helper", "private static double LogOnePlus(double x) { double z = 1 + x; if (z == 1) return x; return Math.Log(z) / (z - 1) * x; } public static double Run(double t, bool label) => label ? LogOnePlus(Math.Exp(-t)) : LogOnePlus(Math.Exp(t));", "SMG1005"),
        new("normal density under a log", "public static double Run(double x, double mean, double variance) { double e = Math.Exp(-Math.Pow(x - mean, 2) / (2 * variance)); return Math.Log(1 / Math.Sqrt(2 * Math.PI * variance) * e); }", "SMG1003"),
    ];
}
