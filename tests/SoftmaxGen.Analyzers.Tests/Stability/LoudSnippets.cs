using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Stability;

/// <summary>Softmaxes without the shift: each must get exactly one SMG1002, on the line marked <c>// exp</c>.</summary>
internal static class LoudSnippets
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["for loop, double"] = """
            public static double[] Run(double[] x)
            {
                double[] y = new double[x.Length];
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = Math.Exp(x[i]); // exp
                    sum += y[i];
                }

                for (int i = 0; i < x.Length; i++)
                {
                    y[i] /= sum;
                }

                return y;
            }
            """,
        ["for loop, float, local exponential"] = """
            public static float[] Run(float[] x)
            {
                float[] y = new float[x.Length];
                float sum = 0f;
                for (int i = 0; i < x.Length; i++)
                {
                    float e = MathF.Exp(x[i]); // exp
                    sum += e;
                    y[i] = e;
                }

                for (int i = 0; i < y.Length; ++i)
                    y[i] = y[i] / sum;
                return y;
            }
            """,
        ["two passes of exp"] = """
            public static float[] Run(float[] x)
            {
                var y = new float[x.Length];
                var sum = 0f;
                for (var i = 0; i < x.Length; i++) sum += (float)Math.Exp(x[i]);
                for (var i = 0; i < x.Length; i++) y[i] = (float)Math.Exp(x[i]) / sum; // exp
                return y;
            }
            """,
        ["foreach sum"] = """
            public static double[] Run(double[] x)
            {
                double sum = 0.0;
                foreach (double v in x)
                {
                    sum += Math.Exp(v);
                }

                double[] y = new double[x.Length];
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = Math.Exp(x[i]) / sum; // exp
                }

                return y;
            }
            """,
        ["in place"] = """
            public static void Run(float[] x)
            {
                float sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = MathF.Exp(x[i]); // exp
                    sum += x[i];
                }

                for (int i = 0; i < x.Length; i++)
                {
                    x[i] /= sum;
                }
            }
            """,
        ["span in place"] = """
            public static void Run(Span<float> x)
            {
                float sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += x[i] = MathF.Exp(x[i]); // exp
                }

                for (int i = 0; i < x.Length; i++)
                {
                    x[i] /= sum;
                }
            }
            """,
        ["chained assignment"] = """
            public static double[] Run(double[] x)
            {
                double[] y = new double[x.Length];
                double sum = 0;
                for (int j = 0; j < x.Length; j++)
                {
                    sum += y[j] = Math.Exp(x[j]); // exp
                }

                for (int j = 0; j < y.Length; j++) y[j] /= sum;
                return y;
            }
            """,
        ["multiply by the reciprocal"] = """
            public static float[] Run(float[] x)
            {
                var e = new float[x.Length];
                float sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    e[i] = MathF.Exp(x[i]); // exp
                    sum += e[i];
                }

                float inverse = 1f / sum;
                for (int i = 0; i < e.Length; i++) e[i] = e[i] * inverse;
                return e;
            }
            """,
        ["reciprocal in place of the sum"] = """
            public static void Run(float[] x, float[] e)
            {
                float sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    e[i] = MathF.Exp(x[i]); // exp
                    sum += e[i];
                }

                sum = 1f / sum;
                for (int i = 0; i < x.Length; i++) e[i] *= sum;
            }
            """,
        ["LINQ two passes"] = """
            public static float[] Run(float[] x)
            {
                float sum = x.Sum(v => (float)Math.Exp(v));
                return x.Select(v => (float)Math.Exp(v) / sum).ToArray(); // exp
            }
            """,
        ["LINQ over IEnumerable"] = """
            public static IEnumerable<float> Run(IEnumerable<float> output)
            {
                float sum = output.Sum(x => (float)Math.Exp(x));
                IEnumerable<float> softmax = output.Select(x => (float)Math.Exp(x) / sum); // exp
                return softmax;
            }
            """,
        ["LINQ method group"] = """
            public static double[] Run(double[] x)
            {
                var e = x.Select(Math.Exp); // exp
                var sum = e.Sum();
                return e.Select(v => v / sum).ToArray();
            }
            """,
        ["LINQ method group, array, divide by inverse"] = """
            public static List<double> Run(List<double> x)
            {
                double[] e = x.Select(Math.Exp).ToArray(); // exp
                double inverse = 1.0 / e.Sum();
                return e.Select(v => v * inverse).ToList();
            }
            """,
        ["LINQ nested sum"] = """
            public static double[] Run(double[] x) =>
                x.Select(v => Math.Exp(v) / x.Sum(u => Math.Exp(u))).ToArray(); // exp
            """,
        ["query syntax"] = """
            public static double[] Run(double[] x)
            {
                double sum = (from v in x select Math.Exp(v)).Sum();
                return (from v in x select Math.Exp(v) / sum).ToArray(); // exp
            }
            """,
        ["LINQ exps, loop division"] = """
            public static float[] Run(float[] x)
            {
                float[] e = x.Select(MathF.Exp).ToArray(); // exp
                float sum = e.Sum();
                for (int i = 0; i < e.Length; i++) e[i] /= sum;
                return e;
            }
            """,
        ["Array.ConvertAll"] = """
            public static double[] Run(double[] x)
            {
                double[] e = Array.ConvertAll(x, Math.Exp); // exp
                double sum = e.Sum();
                return Array.ConvertAll(e, v => v / sum);
            }
            """,
        ["list filled by Add"] = """
            public static List<double> Run(List<double> x)
            {
                var e = new List<double>();
                double sum = 0;
                foreach (var v in x)
                {
                    double t = Math.Exp(v); // exp
                    e.Add(t);
                    sum += t;
                }

                var y = new List<double>();
                foreach (var v in e) y.Add(v / sum);
                return y;
            }
            """,
        ["generic math"] = """
            public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : IFloatingPointIeee754<T>
            {
                T sum = T.Zero;
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = T.Exp(x[i]); // exp
                    sum += y[i];
                }

                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
            """,
        ["Half"] = """
            public static void Run(Half[] x, Half[] y)
            {
                Half sum = (Half)0;
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = Half.Exp(x[i]); // exp
                    sum += y[i];
                }

                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
            """,
        ["Half through Math.Exp"] = """
            public static void Run(Half[] x, Half[] y)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++) sum += Math.Exp((double)x[i]);
                for (int i = 0; i < x.Length; i++) y[i] = (Half)(Math.Exp((double)x[i]) / sum); // exp
            }
            """,
        ["temperature"] = """
            public static void Run(double[] logits, double[] p, double temperature)
            {
                double total = 0;
                for (int i = 0; i < logits.Length; i++)
                {
                    p[i] = Math.Exp(logits[i] / temperature); // exp
                    total += p[i];
                }

                for (int i = 0; i < logits.Length; i++) p[i] /= total;
            }
            """,
        ["Pow with base e"] = """
            public static double[] Run(double[] x)
            {
                double sum = x.Sum(v => Math.Pow(Math.E, v));
                return x.Select(v => Math.Pow(Math.E, v) / sum).ToArray(); // exp
            }
            """,
        ["fields, while loop"] = """
            private readonly double[] z = new double[10];
            private readonly double[] a = new double[10];

            public void Run()
            {
                double sum = 0;
                int i = 0;
                while (i < z.Length)
                {
                    a[i] = Math.Exp(this.z[i]); // exp
                    sum += a[i];
                    i++;
                }

                for (i = 0; i < a.Length; i++) this.a[i] = this.a[i] / sum;
            }
            """,
        ["rows of a matrix"] = """
            public static void Run(double[,] x)
            {
                for (int r = 0; r < x.GetLength(0); r++)
                {
                    double sum = 0;
                    for (int c = 0; c < x.GetLength(1); c++)
                    {
                        x[r, c] = Math.Exp(x[r, c]); // exp
                        sum += x[r, c];
                    }

                    for (int c = 0; c < x.GetLength(1); c++) x[r, c] /= sum;
                }
            }
            """,
        ["jagged rows"] = """
            public static void Run(float[][] x, float[][] y)
            {
                for (int r = 0; r < x.Length; r++)
                {
                    float sum = 0;
                    for (int c = 0; c < x[r].Length; c++) sum += MathF.Exp(x[r][c]);
                    for (int c = 0; c < x[r].Length; c++) y[r][c] = MathF.Exp(x[r][c]) / sum; // exp
                }
            }
            """,
        ["members of objects"] = """
            public sealed class Node { public double In; public double Out; }

            public static void Run(List<Node> nodes)
            {
                double sum = 0;
                nodes.ForEach(n => { n.Out = Math.Exp(n.In); sum += n.Out; }); // exp
                nodes.ForEach(n => n.Out /= sum);
            }
            """,
        ["epsilon in the denominator is no guard"] = """
            public static float[] Run(float[] x)
            {
                float sum = 0;
                foreach (float v in x) sum += MathF.Exp(v);
                return x.Select(v => MathF.Exp(v) / (sum + 1e-8f)).ToArray(); // exp
            }
            """,
        ["sum above zero is no guard"] = """
            public static void Run(double[] x, double[] y)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(x[i]); sum += y[i]; } // exp
                if (sum > 0)
                {
                    for (int i = 0; i < x.Length; i++) y[i] /= sum;
                }
            }
            """,
        ["one probability"] = """
            public static double Run(double[] x, int target)
            {
                double sum = 0;
                foreach (double v in x) sum += Math.Exp(v);
                return -Math.Log(Math.Exp(x[target]) / sum); // exp
            }
            """,
        ["masked"] = """
            public static void Run(float[] x, bool[] mask, float[] y)
            {
                float sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = mask[i] ? MathF.Exp(x[i]) : 0f; // exp
                    sum += y[i];
                }

                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
            """,
        ["TensorPrimitives by hand"] = """
            public static void Run(float[] x, float[] y)
            {
                TensorPrimitives.Exp(x, y); // exp
                float sum = TensorPrimitives.Sum<float>(y);
                TensorPrimitives.Divide(y, sum, y);
            }
            """,
        ["TensorPrimitives into a new array"] = """
            public static float[] Run(float[] x)
            {
                var y = new float[x.Length];
                TensorPrimitives.Exp(x, y); // exp
                float sum = TensorPrimitives.Sum<float>(y);
                TensorPrimitives.Divide(y, sum, y);
                return y;
            }
            """,
        ["local function and lambda"] = """
            public static readonly Func<double[], double[]> Run = x =>
            {
                double sum = x.Sum(v => Math.Exp(v));
                return x.Select(v => Math.Exp(v) / sum).ToArray(); // exp
            };
            """,
        ["logits from a model"] = """
            public static float[] Run(Func<float[], float[]> model, float[] input)
            {
                float[] output = model(input);
                float sum = output.Sum(x => (float)Math.Exp(x));
                return output.Select(x => (float)Math.Exp(x) / sum).ToArray(); // exp
            }
            """,
        ["logits copied to another array"] = """
            public static double[] Run(double[] x)
            {
                double[] y = new double[x.Length];
                Array.Copy(x, y, x.Length);
                double sum = y.Sum(v => Math.Exp(v));
                return y.Select(v => Math.Exp(v) / sum).ToArray(); // exp
            }
            """,
        ["Parallel.For"] = """
            public static void Run(double[] x, double[] y)
            {
                double sum = 0;
                Parallel.For(0, x.Length, i => y[i] = Math.Exp(x[i])); // exp
                for (int i = 0; i < x.Length; i++) sum += y[i];
                for (int i = 0; i < x.Length; i++) y[i] /= sum;
            }
            """,
        ["early return and masked entries"] = """
            public static void Run(double[] x, bool[] mask, double[] y)
            {
                if (x.Length == 0) return;
                double sum = 0;
                for (int i = 0; i < x.Length; i++) { if (!mask[i]) { y[i] = 0; continue; } y[i] = Math.Exp(x[i]); sum += y[i]; } // exp
                for (int i = 0; i < x.Length; i++) y[i] = y[i] / sum;
            }
            """,
        ["slice of a batch"] = """
            public static void Run(float[] x, float[] y, int row, int n)
            {
                ReadOnlySpan<float> logits = x.AsSpan(row * n, n);
                Span<float> p = y.AsSpan(row * n, n);
                float sum = 0;
                for (int i = 0; i < n; i++) { p[i] = MathF.Exp(logits[i]); sum += p[i]; } // exp
                for (int i = 0; i < n; i++) p[i] /= sum;
            }
            """,
    };
}
