using System.Collections.Generic;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>Logarithms of exponentials that overflow, or of probabilities that reach 0.</summary>
internal static class UnstableLogShapes
{
    public static IReadOnlyList<CorpusSnippet> All { get; } =
    [
        new("softplus", "public static float Run(float v) => (float)Math.Log(1.0 + Math.Exp(v));", "SMG1005"),
        new("softplus by Pow(E, x), in place", "public static void Run(double[] x, int start, int size) { for (int i = start; i < start + size; i++) x[i] = Math.Log(1.0 + Math.Pow(Math.E, x[i])); }", "SMG1005"),
        new("softplus in three declarators", "public static float Run(float x) { float exp = (float)Math.Exp(x), sum = 1 + exp, ln = (float)Math.Log(sum); return ln; }", "SMG1005"),
        new("softplus in a lambda", "public static Func<float, float> Run() => v => MathF.Log(1.0f + MathF.Exp(v));", "SMG1005"),
        new("softplus as an argument", "public static void Run(float x, Action<float, bool> make) => make(MathF.Log(1 + MathF.Exp(x)), true);", "SMG1005"),
        new("logistic loss, branch on the label instead of on the sign", "public static double Run(double s, bool label, double k) => Math.Log(1.0 + Math.Exp(-1.0 * k * (label ? 1 : -1) * s));", "SMG1005"),
        new("log-sum-exp", """
            public static double Run(double[] x)
            {
                double sum = 0;
                foreach (double v in x) sum += Math.Exp(v);
                return Math.Log(sum);
            }
            """, "SMG1003"),
        new("log-sum-exp of a query", "public static double Run(IEnumerable<double> x) => Math.Log(x.Sum(v => Math.Exp(v)));", "SMG1003"),
        new("array element as accumulator", """
            public static void Run(float[] x, float[] acc, int n)
            {
                for (int i = 0; i < acc.Length; i++)
                {
                    acc[i] = 0;
                    for (int j = 0; j < n; j++) acc[i] += MathF.Exp(x[j]);
                    acc[i] = MathF.Log(acc[i]);
                }
            }
            """, "SMG1003"),
        new("risk set: conditional accumulator inside nested loops", """
            public static double Run(double[] s, double[] t)
            {
                double total = 0;
                for (int i = 0; i < s.Length; i++)
                {
                    double sum = 0;
                    for (int j = 0; j < s.Length; j++) if (t[j] >= t[i]) sum += Math.Exp(s[j]);
                    total += s[i] - Math.Log(sum);
                }
                return total;
            }
            """, "SMG1003"),
        new("log of a stable softmax", """
            public static double Run(double[] x, int target)
            {
                double max = x.Max(), sum = 0;
                var p = new double[x.Length];
                for (int i = 0; i < x.Length; i++) { p[i] = Math.Exp(x[i] - max); sum += p[i]; }
                for (int i = 0; i < x.Length; i++) p[i] /= sum;
                return -Math.Log(p[target]);
            }
            """, "SMG1004"),
        new("log of a sigmoid", "public static double Run(double z) => -Math.Log(1 / (1 + Math.Exp(-z)));", "SMG1004"),
        new("log of one minus an exponential", "public static double Run(double a) => Math.Log(1 - Math.Exp(a));", "SMG1009"),
    ];
}
