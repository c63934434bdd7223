using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Stability;

/// <summary>Softmaxes that are stable: something is subtracted, bounded or checked, in every form seen in real code.</summary>
internal static class ShiftedSnippets
{
    private const string Finish = """
                for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(x[i] - max); sum += y[i]; }
                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
        """;

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["Max()"] = "public static void Run(double[] x, double[] y) { double sum = 0, max = x.Max();" + Finish,
        ["Aggregate"] = "public static void Run(double[] x, double[] y) { double sum = 0; double max = x.Aggregate(Math.Max);" + Finish,
        ["TensorPrimitives.Max"] = "public static void Run(double[] x, double[] y) { double sum = 0; double max = TensorPrimitives.Max<double>(x);" + Finish,
        ["running if"] = "public static void Run(double[] x, double[] y) { double sum = 0; double max = x[0]; for (int i = 1; i < x.Length; i++) if (x[i] > max) max = x[i];" + Finish,
        ["running Math.Max"] = "public static void Run(double[] x, double[] y) { double sum = 0; double max = double.NegativeInfinity; foreach (var v in x) max = Math.Max(max, v);" + Finish,
        ["running ternary"] = "public static void Run(double[] x, double[] y) { double sum = 0; double max = x[0]; foreach (var v in x) max = v > max ? v : max;" + Finish,
        ["first after a descending sort"] = "public static void Run(double[] x, double[] y) { Array.Sort(x); Array.Reverse(x); double sum = 0; double max = x[0];" + Finish,
        ["element at argmax"] = "public static void Run(double[] x, double[] y, int best) { double sum = 0; double max = x[best];" + Finish,
        ["maximum from the caller"] = "public static void Run(double[] x, double[] y, double max) { double sum = 0;" + Finish,
        ["log-sum-exp"] = """
            public static double[] Run(double[] x, Func<double[], double> logSumExp)
            {
                double lse = logSumExp(x);
                return x.Select(v => Math.Exp(v - lse)).ToArray();
            }
            """,
        ["shift in place first"] = """
            public static void Run(double[] x)
            {
                double max = x.Max(), sum = 0;
                for (int i = 0; i < x.Length; i++) x[i] -= max;
                for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; }
                for (int i = 0; i < x.Length; i++) x[i] /= sum;
            }
            """,
        ["shifted copy, LINQ"] = """
            public static double[] Run(double[] x)
            {
                double max = x.Max();
                double[] d = x.Select(v => v - max).ToArray();
                double sum = d.Sum(Math.Exp);
                return d.Select(v => Math.Exp(v) / sum).ToArray();
            }
            """,
        ["LINQ two passes shifted"] = """
            public static double[] Run(double[] x)
            {
                double max = x.Max();
                double sum = x.Sum(v => Math.Exp(v - max));
                return x.Select(v => Math.Exp(v - max) / sum).ToArray();
            }
            """,
        ["LINQ exps shifted"] = """
            public static double[] Run(double[] x)
            {
                var max = x.Max();
                var e = x.Select(v => Math.Exp(v - max)).ToArray();
                var sum = e.Sum();
                return e.Select(v => v / sum).ToArray();
            }
            """,
        ["TensorPrimitives shifted"] = """
            public static void Run(float[] x, float[] y)
            {
                TensorPrimitives.Subtract(x, TensorPrimitives.Max<float>(x), y);
                TensorPrimitives.Exp<float>(y, y);
                TensorPrimitives.Divide(y, TensorPrimitives.Sum<float>(y), y);
            }
            """,
        ["add the negated maximum"] = """
            public static void Run(float[] x, float[] y)
            {
                TensorPrimitives.Add(x, -TensorPrimitives.Max<float>(x), y);
                TensorPrimitives.Exp<float>(y, y);
                TensorPrimitives.Divide(y, TensorPrimitives.Sum<float>(y), y);
            }
            """,
        ["add an unknown offset"] = """
            public static void Run(double[] x, double[] y, double offset)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(x[i] + offset); sum += y[i]; }
                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
            """,
        ["temperature after the shift"] = """
            public static void Run(double[] x, double[] y, double temperature)
            {
                double max = x.Max(), sum = 0;
                for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp((x[i] - max) / temperature); sum += y[i]; }
                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
            """,
        ["online form"] = """
            public static void Run(double[] x, double[] y)
            {
                double m = double.NegativeInfinity, s = 0;
                foreach (double v in x)
                {
                    if (v > m) { s = s * Math.Exp(m - v) + 1; m = v; }
                    else s += Math.Exp(v - m);
                }

                for (int i = 0; i < x.Length; i++) y[i] = Math.Exp(x[i] - m) / s;
            }
            """,
        ["softmin"] = """
            public static double[] Run(double[] x)
            {
                double min = x.Min();
                double sum = x.Sum(v => Math.Exp(min - v));
                return x.Select(v => Math.Exp(min - v) / sum).ToArray();
            }
            """,
        ["shifted by a helper"] = """
            private static void SubtractMax(double[] x) { double m = x.Max(); for (int i = 0; i < x.Length; i++) x[i] -= m; }

            public static void Run(double[] x)
            {
                SubtractMax(x);
                double sum = 0;
                for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]); sum += x[i]; }
                for (int i = 0; i < x.Length; i++) x[i] /= sum;
            }
            """,
        ["shifted by a helper with an innocent name"] = """
            private static double[] Prepare(double[] x) { double m = x.Max(); return x.Select(v => v - m).ToArray(); }

            public static double[] Run(double[] x)
            {
                double[] d = Prepare(x);
                double sum = d.Sum(v => Math.Exp(v));
                return d.Select(v => Math.Exp(v) / sum).ToArray();
            }
            """,
        ["parameter is shifted by contract"] = """
            public static double[] Run(double[] shiftedLogits)
            {
                double sum = shiftedLogits.Sum(v => Math.Exp(v));
                return shiftedLogits.Select(v => Math.Exp(v) / sum).ToArray();
            }
            """,
        ["clamped logits"] = """
            public static double[] Run(double[] x)
            {
                double sum = x.Sum(v => Math.Exp(Math.Min(v, 50)));
                return x.Select(v => Math.Exp(Math.Min(v, 50)) / sum).ToArray();
            }
            """,
        ["capped by if"] = """
            public static void Run(double[] x, double[] y)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    double c = x[i];
                    if (c > 50) c = 50;
                    y[i] = Math.Exp(c);
                    sum += y[i];
                }

                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
            """,
        ["falls back when the sum is infinite"] = """
            public static void Run(double[] x, double[] y)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(x[i]); sum += y[i]; }
                if (double.IsInfinity(sum)) { Array.Clear(y); y[Array.IndexOf(x, x.Max())] = 1; return; }
                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
            """,
        ["generic math shifted"] = """
            public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : IFloatingPointIeee754<T>
            {
                T max = x[0];
                foreach (T v in x) max = T.Max(max, v);
                T sum = T.Zero;
                for (int i = 0; i < x.Length; i++) { y[i] = T.Exp(x[i] - max); sum += y[i]; }
                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
            """,
        ["maximum in a tuple"] = """
            public static void Run(double[] x, double[] y)
            {
                var (max, sum) = (x.Max(), 0.0);
                for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(x[i] - max); sum += y[i]; }
                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
            """,
        ["shift in one of two branches"] = """
            public static void Run(double[] x, double[] y, bool stable)
            {
                double max = x.Max(), sum = 0;
                if (stable) { for (int i = 0; i < x.Length; i++) x[i] -= max; }
                for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(x[i]); sum += y[i]; }
                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
            """,
        ["rows of a matrix shifted"] = """
            public static void Run(double[,] x)
            {
                for (int r = 0; r < x.GetLength(0); r++)
                {
                    double max = double.NegativeInfinity, sum = 0;
                    for (int c = 0; c < x.GetLength(1); c++) if (x[r, c] > max) max = x[r, c];
                    for (int c = 0; c < x.GetLength(1); c++) { x[r, c] = Math.Exp(x[r, c] - max); sum += x[r, c]; }
                    for (int c = 0; c < x.GetLength(1); c++) x[r, c] /= sum;
                }
            }
            """,
        ["several accumulators"] = """
            public static double Run(double[] x, double[] value)
            {
                double max = x.Max(), z0 = 0, z1 = 0;
                for (int i = 0; i < x.Length; i++) { z0 += Math.Exp(x[i] - max); z1 += Math.Exp(x[i] - max) * value[i]; }
                return z1 / z0;
            }
            """,
        ["maximum of an expression"] = """
            public static void Run(double[] w, double[] p, double[] y)
            {
                double max = double.NegativeInfinity, sum = 0;
                for (int i = 0; i < w.Length; i++) max = Math.Max(max, Math.Log(w[i]) + p[i]);
                for (int i = 0; i < w.Length; i++) { y[i] = Math.Exp(Math.Log(w[i]) + p[i] - max); sum += y[i]; }
                for (int i = 0; i < w.Length; i++) y[i] /= sum;
            }
            """,
        ["shifted values copied to another array"] = """
            public static double[] Run(double[] x)
            {
                double max = x.Max();
                double[] d = x.Select(v => v - max).ToArray();
                double[] y = new double[x.Length];
                Array.Copy(d, y, d.Length);
                double sum = y.Sum(v => Math.Exp(v));
                return y.Select(v => Math.Exp(v) / sum).ToArray();
            }
            """,
        ["part of a shifted array"] = """
            public static double[] Run(double[] x, int n)
            {
                double max = x.Max();
                double[] d = x.Select(v => v - max).ToArray()[0..n];
                double sum = d.Sum(v => Math.Exp(v));
                return d.Select(v => Math.Exp(v) / sum).ToArray();
            }
            """,
        ["shifted, then filtered"] = """
            public static double[] Run(double[] x)
            {
                double max = x.Max();
                var d = x.Select(v => v - max).Where(v => v > -30).ToArray();
                double sum = d.Sum(v => Math.Exp(v));
                return d.Select(v => Math.Exp(v) / sum).ToArray();
            }
            """,
        ["shifted through Zip"] = """
            public static double[] Run(double[] x, double[] max)
            {
                double[] d = x.Zip(max, (v, m) => v - m).ToArray();
                double sum = d.Sum(v => Math.Exp(v));
                return d.Select(v => Math.Exp(v) / sum).ToArray();
            }
            """,
        ["shifted by a method of its object"] = """
            public sealed class Row { public double[] Values = new double[8]; public void SubtractMax() { double m = Values.Max(); for (int i = 0; i < 8; i++) Values[i] -= m; } }

            public static void Run(Row row, double[] y)
            {
                row.SubtractMax();
                double sum = 0;
                for (int i = 0; i < 8; i++) { y[i] = Math.Exp(row.Values[i]); sum += y[i]; }
                for (int i = 0; i < 8; i++) y[i] /= sum;
            }
            """,
        ["fields shifted by another method"] = """
            private readonly double[] z = new double[8];

            private void Stabilize() { for (int i = 0; i < 8; i++) z[i] -= z[0]; }

            public void Run(double[] y)
            {
                Stabilize();
                double sum = 0;
                for (int i = 0; i < 8; i++) { y[i] = Math.Exp(z[i]); sum += y[i]; }
                for (int i = 0; i < 8; i++) y[i] /= sum;
            }
            """,
        ["shift in a parallel loop"] = """
            public static void Run(double[] x, double[] y)
            {
                double max = x.Max(), sum = 0;
                Parallel.For(0, x.Length, i => y[i] = Math.Exp(x[i] - max));
                for (int i = 0; i < x.Length; i++) sum += y[i];
                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
            """,
        ["scalars of three outcomes"] = """
            public static (double, double, double) Run(double a, double b, double c)
            {
                double max = Math.Max(Math.Max(a, b), c);
                a = Math.Exp(a - max); b = Math.Exp(b - max); c = Math.Exp(c - max);
                double sum = a + b + c;
                return (a / sum, b / sum, c / sum);
            }
            """,
        ["per-element shift by a masked loop with continue"] = """
            public static void Run(double[] x, bool[] mask, double[] y)
            {
                double max = double.NegativeInfinity, sum = 0;
                for (int i = 0; i < x.Length; i++) { if (!mask[i]) continue; if (x[i] > max) max = x[i]; }
                for (int i = 0; i < x.Length; i++) { if (!mask[i]) { y[i] = 0; continue; } y[i] = Math.Exp(x[i] - max); sum += y[i]; }
                for (int i = 0; i < x.Length; i++) y[i] = y[i] / sum;
            }
            """,
        ["literal input"] = """
            public static double[] Run()
            {
                double[] x = { 1, 2, 3 };
                double sum = x.Sum(v => Math.Exp(v));
                return x.Select(v => Math.Exp(v) / sum).ToArray();
            }
            """,
    };
}
