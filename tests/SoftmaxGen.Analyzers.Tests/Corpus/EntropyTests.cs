using System.Linq;
using System.Threading.Tasks;
using SoftmaxGen.Analyzers.Tests.Harness;
using Xunit;

namespace SoftmaxGen.Analyzers.Tests.Corpus;

/// <summary>p · log p (SMG1103) in the forms of public code: which are reported, which guards silence them.</summary>
public sealed class EntropyTests
{
    [Theory]
    [InlineData("public static double Run(double[] values) { double sum = 0; foreach (double v in values) sum += v * Math.Log(v); return -sum; }")]
    [InlineData("public static double Run(double[] counts, double n) { double h = 0; for (int i = 0; i < counts.Length; i++) { double p = counts[i] / n; h -= p * Math.Log(p, 2); } return h; }")]
    [InlineData("public static double Run(int[] counts, int n) { double h = 0; foreach (int c in counts) { double p = (double)c / n; h -= p * Math.Log2(p); } return h; }")]
    [InlineData("public static double Run(double[] a) { double h = 0; for (int i = 0; i < a.Length; i++) h = h - a[i] * Math.Log(a[i]) / Math.Log(2); return h; }")]
    [InlineData("private double[] mass = new double[3]; public double Run => -mass.Sum(v => v * Math.Log(v));")]
    [InlineData("public static double Run(double[] a, double[] b) { double d = 0; for (int i = 0; i < a.Length; i++) d += a[i] * Math.Log(a[i] / b[i]); return d; }")]
    [InlineData("public static double Run(double x) => -(x * Math.Log(x)) - ((1.0 - x) * Math.Log(1.0 - x));")]
    [InlineData("private double yes, no; public double Entropy => -yes * Math.Log(yes) - no * Math.Log(no);")]
    [InlineData("public static double Entropy(int a, int n) { double f = (double)a / n; return -f * Math.Log(f, 2) - (1 - f) * Math.Log(1 - f, 2); }")]
    public async Task Entropy_IsReported(string members) => Assert.True(await IsReported(members));

    [Theory]
    [InlineData("public static double Run(double[] v) { double s = 0; foreach (double x in v) if (x > 0) s += x * Math.Log(x); return -s; }", "if (x > 0) ")]
    [InlineData("private static readonly double Tiny = 1e-9; public static double Run(double[] v) { double s = 0; foreach (double x in v) if (x > Tiny) s += x * Math.Log(x); return -s; }", "if (x > Tiny) ")]
    [InlineData("public static double Run(double[] v, double eps) { double s = 0; foreach (double x in v) { if (x < eps) continue; s += x * Math.Log(x); } return -s; }", "if (x < eps) continue; ")]
    [InlineData("public static double Run(int[] c, int n) { double h = 0, p; for (int i = 0; i < c.Length; i++) { p = (double)c[i] / n; if (p != 0) h += -p * Math.Log(p, 2); } return h; }", "if (p != 0) ")]
    [InlineData("public static double Run(int[] c, int n) { double h = 0; for (int i = 0; i < c.Length; i++) { if (c[i] == 0) continue; double p = (double)c[i] / n; h -= p * Math.Log(p); } return h; }", "if (c[i] == 0) continue; ")]
    [InlineData("public static double Run(double[] v) => -v.Where(x => x > 0).Sum(x => x * Math.Log(x));", ".Where(x => x > 0)")]
    [InlineData("public static double Run(double[] v) => -v.Sum(x => x == 0 ? 0 : x * Math.Log(x));", "x == 0 ? 0 : ")]
    [InlineData("public static double Run(double[] v) { double s = 0; foreach (double x in v) s += x * Math.Log(x + 1e-12); return -s; }", " + 1e-12")]
    [InlineData("public static double Run(double[] v) { double s = 0; foreach (double y in v) { double x = Math.Max(y, 1e-12); s += x * Math.Log(x); } return -s; }", "Math.Max(y, 1e-12)", "y")]
    [InlineData("public static double Entropy(double x) { if (x <= 0 || x >= 1) return 0; return -x * Math.Log(x) - (1 - x) * Math.Log(1 - x); }", "if (x <= 0 || x >= 1) return 0; ")]
    [InlineData("public static double Entropy(int a, int n) { if (a == 0 || a == n) return 0; double f = (double)a / n; return -f * Math.Log(f) - (1 - f) * Math.Log(1 - f); }", "if (a == 0 || a == n) return 0; ")]
    public async Task Guard_SilencesTheRule(string members, string guard, string without = "")
    {
        Assert.False(await IsReported(members));
        Assert.True(await IsReported(members.Replace(guard, without, System.StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("public static double Entropy(Dictionary<string, int> met, double n) { double h = 0; foreach (var pair in met) { double p = pair.Value / n; h -= p * Math.Log(p); } return h; }")]
    [InlineData("public static double Entropy(Dictionary<string, int> met, double n) { double h = 0; foreach (int c in met.Values) { double p = c / n; h -= p * Math.Log(p); } return h; }")]
    [InlineData("public static double Entropy(string[] data) => data.GroupBy(v => v).Select(g => { double p = (double)g.Count() / data.Length; return -p * Math.Log(p, 2); }).Sum();")]
    [InlineData("public static double Entropy(string[] data) { double h = 0; foreach (var g in data.GroupBy(v => v).ToList()) { double p = (float)g.Count() / data.Length; h -= p * Math.Log(p, 2); } return h; }")]
    [InlineData("public static double Run(double x) => x * Math.Log(x) - x + Math.Log(2 * Math.PI / x) / 2;")]
    [InlineData("public static double Run(double rate) => rate * (1 - Math.Log(rate));")]
    [InlineData("public static double Run(double[] t, double[] g) { double s = 0; for (int i = 0; i < t.Length; i++) s += t[i] * Math.Log(g[i], 2); return s; }")]
    [InlineData("public static void Run(double[] x, double[] y) { for (int i = 0; i < x.Length; i++) y[i] = x[i] * Math.Log(x[i]) - x[i]; }")]
    [InlineData("public static double Run(int size) { double cost = 0; for (int n = 2; n < size; n++) cost += n * Math.Log(n); return cost; }")]
    [InlineData("public static double Run(double[] x) { double s = 0; foreach (double v in x) s += Math.Exp(v) * v; return s; }")]
    public async Task OtherProducts_AreSilent(string members) => Assert.False(await IsReported(members));

    private static async Task<bool> IsReported(string members) => (await AnalyzerRun.OfMembers(members)).Any(d => d.Id == "SMG1103");
}
