using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>Softmaxes that overflow, in the forms that are easiest to miss.</summary>
internal static class UnstableSoftmaxShapes
{
    private const string Id = "SMG1002";

    public static IReadOnlyList<CorpusSnippet> All { get; } =
    [
        new("ONNX sample: source of unknown origin, summed and divided in two queries", """
            public static List<float> Run(IEnumerable<float> output)
            {
                float sum = output.Sum(v => (float)Math.Exp(v));
                IEnumerable<float> p = output.Select(v => (float)Math.Exp(v) / sum);
                return p.OrderByDescending(v => v).Take(10).ToList();
            }
            """, Id),
        new("distribution over bins, fixed length at an offset, reciprocal", """
            public static void Run(float[] input, int start, float[] bins)
            {
                var total = 0f;
                for (var i = 0; i < 8; ++i) { var e = (float)Math.Exp(input[start + i]); bins[i] = e; total += e; }
                var inverse = 1f / total;
                for (var i = 0; i < 8; ++i) bins[i] *= inverse;
            }
            """, Id),
        new("the sum is inverted into itself", """
            public static float[] Run(float[] v)
            {
                var r = new float[v.Length];
                float sum = 0;
                for (int i = 0; i < v.Length; i++) sum += (float)Math.Exp(v[i]);
                sum = 1f / sum;
                for (int i = 0; i < v.Length; i++) r[i] = (float)Math.Exp(v[i]) * sum;
                return r;
            }
            """, Id),
        new("chained assignment", """
            public static void Run(double[] x, double[] y)
            {
                double sum = 0;
                for (int j = 0; j < x.Length; j++) sum += y[j] = Math.Exp(x[j]);
                for (int j = 0; j < x.Length; j++) y[j] /= sum;
            }
            """, Id),
        new("element properties and a captured sum, two ForEach", """
            public sealed class Node { public double In; public double Out { get; set; } }
            public static void Run(List<Node> nodes)
            {
                double sum = 0;
                nodes.ForEach(n => { n.Out = Math.Exp(n.In); sum += n.Out; });
                nodes.ForEach(n => n.Out /= sum);
            }
            """, Id),
        new("Math.Pow(Math.E, x) in a query", """
            public static List<double> Run(IEnumerable<double> x)
            {
                var e = x.Select(a => Math.Pow(Math.E, a)).ToArray();
                var sum = e.Sum();
                return e.Select(a => a / sum).ToList();
            }
            """, Id),
        new("method group, evaluated twice", """
            public static double[] Run(double[] v)
            {
                var e = v.Select(Math.Exp);
                var sum = e.Sum();
                return e.Select(i => i / sum).ToArray();
            }
            """, Id),
        new("an array of sums, one per row, on a flat buffer", """
            public static void Run(float[] p, int rows, int columns, double temperature)
            {
                var sums = new float[columns];
                for (int i = 0; i < p.Length; i++)
                {
                    p[i] = (float)Math.Exp(p[i] / temperature);
                    var c = i / rows;
                    sums[c] += p[i];
                }

                for (int i = 0; i < p.Length; i++) { var c = i / rows; p[i] /= sums[c]; }
            }
            """, Id),
        new("a sum for each row of a flat batch, divided as an argument", """
            public static void Run(double[] scores, int rows, int classes, Action<double> check)
            {
                for (int i = 0; i < rows; ++i)
                {
                    double sum = 0;
                    for (int j = 0; j < classes; ++j) sum += Math.Exp((float)scores[j + i * classes]);
                    for (int j = 0; j < classes; ++j) { double e = Math.Exp(scores[j + i * classes]); check(e / sum); }
                }
            }
            """, Id),
        new("exp behind another class's method with a wrong name, in a local function on pointers", """
            private static class Functions { public static float Softmax(float x) => (float)Math.Exp(x); }
            public static unsafe void Run(float* px, float* py, int n, int length)
            {
                void Row(int i)
                {
                    int offset = i * length;
                    float sum = 0;
                    for (int j = 0; j < length; j++)
                    {
                        int target = offset + j;
                        float value = Functions.Softmax(px[target]);
                        py[target] = value;
                        sum += value;
                    }

                    for (int j = 0; j < length; j++) py[offset + j] /= sum;
                }

                Parallel.For(0, n, Row);
            }
            """, Id),
        new("weighted mean, weights never stored", """
            public static double Run(double[] logits, double[] values)
            {
                double num = 0, den = 0;
                for (int i = 0; i < logits.Length; i++) { double w = Math.Exp(logits[i]); num += w * values[i]; den += w; }
                return num / den;
            }
            """, Id),
        new("a guard that guards nothing: sum > 0", """
            public static void Run(float[] x)
            {
                float sum = 0;
                for (int i = 0; i < x.Length; i++) { x[i] = MathF.Exp(x[i]); sum += x[i]; }
                if (sum > 0) for (int i = 0; i < x.Length; i++) x[i] /= sum;
            }
            """, Id),
        new("a guard that guards nothing: epsilon below the bar", """
            public static void Run(float[] x)
            {
                float sum = 0;
                for (int i = 0; i < x.Length; i++) { x[i] = MathF.Exp(x[i]); sum += x[i]; }
                for (int i = 0; i < x.Length; i++) x[i] = x[i] / (sum + 1e-9f);
            }
            """, Id),
        new("the library's softmax on sorted logits", """
            public static void Run(float[] logits)
            {
                Array.Sort(logits, (a, b) => b.CompareTo(a));
                TensorPrimitives.SoftMax(logits.AsSpan(), logits.AsSpan());
            }
            """, "SMG1001"),
    ];
}
