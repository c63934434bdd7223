using System;
using System.Linq;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The accuracy of reproducible kernels: the table of docs/numerics.md, and the contract.</summary>
public sealed class ReproducibleAccuracyTests(ITestOutputHelper output)
{
    private static readonly int[] Lengths = [1, 3, 10, 64, 1000, 4099];

    [Fact]
    public void Float_softmax_is_within_4_ulp()
    {
        foreach (string name in Rows.Names)
        {
            Report("float softmax", name, Lengths.Max(n => FloatError(Rows.ToFloats(Rows.Named(name, n)), 1)), Accuracy.ProbabilityUlps);
        }

        foreach ((string name, int length) in ((string, int)[])[("±10", 128256), ("±10^4", 1 << 20), ("one ahead", 1 << 22), ("equal", 1 << 22)])
        {
            Report("float softmax", $"{name}, {length} elements", FloatError(Rows.ToFloats(Rows.Named(name, length)), 1), Accuracy.ProbabilityUlps);
        }
    }

    [Theory]
    [InlineData(0.125)]
    [InlineData(-1)]
    [InlineData(30)]
    [InlineData(3e-12)]
    [InlineData(7e15)]
    public void Scaled_softmax_is_within_4_ulp(double scale)
    {
        float[] floats = Rows.ToFloats([.. Rows.Uniform(1000, 20, 1).Select(x => x / scale)]);
        Report("float softmax", $"scale {scale:R}", FloatError(floats, scale), Accuracy.ProbabilityUlps);
        double[] doubles = [.. Rows.Uniform(1000, 20, 2).Select(x => x / scale)];
        Report("double softmax", $"scale {scale:R}", DoubleError(doubles, scale), Accuracy.ProbabilityUlps);
    }

    [Fact]
    public void Double_softmax_is_within_4_ulp()
    {
        foreach (string name in Rows.Names)
        {
            Report("double softmax", name, Lengths.Max(n => DoubleError(Rows.Named(name, n), 1)), Accuracy.ProbabilityUlps);
        }
    }

    [Fact]
    public void Half_softmax_is_within_1_ulp()
    {
        foreach (string name in (string[])["±1", "±10", "±100", "±10^4", "one large", "equal", "ascending", "offset 10^4"])
        {
            double largest = 0;
            foreach (int length in Lengths)
            {
                Half[] logits = Array.ConvertAll(Rows.Named(name, length), x => (Half)x);
                var p = new Half[length];
                ReproducibleRows.Softmax(ref logits[0], ref p[0], 1, (nuint)length, 1, 1, default);
                var exact = new double[length];
                SoftmaxReference.Softmax(Array.ConvertAll(logits, x => (double)x), exact);
                largest = Math.Max(largest, p.Select((x, i) => Math.Abs((double)x - exact[i]) / Math.ScaleB(1, Math.Max(Math.ILogB(exact[i]), -14) - 10)).Max());
            }

            Report("Half softmax", name, largest, 1);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-0.3)]
    public void Losses_and_their_gradients_are_within_the_contract(double scale)
    {
        foreach (string name in Rows.Names)
        {
            double loss = 0, gradient = 0, doubleLoss = 0;
            foreach (int length in Lengths)
            {
                foreach (int target in (int[])[0, length / 2, length - 1])
                {
                    double[] doubles = Rows.Named(name, length);
                    float[] floats = Rows.ToFloats(doubles);
                    var got = new float[length];
                    float actual = 0;
                    ReproducibleRows.SoftmaxCrossEntropy(ref floats[0], ref Unsafe.AsRef(in target), ref actual, ref got[0], 1, (nuint)length, 1, scale, scale);
                    var exact = new double[length];
                    double expected = SoftmaxReference.SoftmaxCrossEntropy(floats, target, exact, scale);
                    double term = exact.Max(Math.Abs);
                    loss = Math.Max(loss, Accuracy.LogError(actual, expected));
                    gradient = Math.Max(gradient, got.Select((g, i) => Accuracy.GradientError(g, exact[i], term)).Max());
                    double own = ReproducibleRows.SoftmaxCrossEntropy(
                        ref doubles[0], ref Unsafe.AsRef(in target), ref Unsafe.NullRef<double>(), ref Unsafe.NullRef<double>(), 1, (nuint)length, 1, scale, scale).Value;
                    doubleLoss = Math.Max(doubleLoss, Ulps.OfDoubleLog(own, new ExactSoftmax(doubles, scale).CrossEntropy(target)));
                }
            }

            Report("float loss", name, loss, Accuracy.LogUlps);
            Report("float loss gradient", name, gradient, Accuracy.GradientUlps);
            Report("double loss", name, doubleLoss, Accuracy.LogUlps);
        }
    }

    [Fact]
    public void Softmax_gradients_are_within_4_ulp_of_the_largest_term()
    {
        foreach (string name in (string[])["±1", "±10", "one large", "equal", "ascending"])
        {
            double largest = 0;
            foreach (int length in Lengths)
            {
                float[] p = new float[length], u = Rows.UniformFloats(length, 1e4, length), g = new float[length], logits = Rows.ToFloats(Rows.Named(name, length));
                ReproducibleRows.Softmax(ref logits[0], ref p[0], 1, (nuint)length, 1, 1, default);
                ReproducibleRows.SoftmaxGradient(ref p[0], ref u[0], ref g[0], 1, (nuint)length, 1, 0.7);
                var exact = new double[length];
                SoftmaxReference.SoftmaxGradient(p, u, exact, 0.7);
                double term = Accuracy.LargestGradientTerm(Array.ConvertAll(p, x => (double)x), Array.ConvertAll(u, x => (double)x), 0.7);
                largest = Math.Max(largest, g.Select((x, i) => Accuracy.GradientError(x, exact[i], term)).Max());
            }

            Report("float softmax gradient", name, largest, Accuracy.GradientUlps);
        }
    }

    private static double FloatError(float[] logits, double scale)
    {
        var p = new float[logits.Length];
        ReproducibleRows.Softmax(ref logits[0], ref p[0], 1, (nuint)p.Length, 1, scale, default);
        var exact = new double[p.Length];
        SoftmaxReference.Softmax(logits, exact, scale);
        return p.Select((x, i) => Accuracy.ProbabilityError(x, exact[i])).Max();
    }

    private static double DoubleError(double[] logits, double scale)
    {
        var p = new double[logits.Length];
        ReproducibleRows.Softmax(ref logits[0], ref p[0], 1, (nuint)p.Length, 1, scale, default);
        var exact = new ExactSoftmax(logits, scale);
        return p.Select((x, i) => Ulps.OfDouble(x, exact.Probability(i))).Max();
    }

    private void Report(string kernel, string name, double ulps, double allowed)
    {
        output.WriteLine($"{kernel,-24} {name,-40} {ulps:F2} ULP");
        Assert.True(ulps <= allowed, $"{kernel} {name}: {ulps} ULP");
    }
}
