using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Analyzers.Tests.Corpus;
using SoftmaxGen.Analyzers.Tests.Harness;
using SoftmaxGen.Analyzers.Tests.Stability;

namespace SoftmaxGen.Analyzers.Tests.Robustness;

/// <summary>What is mutated: every snippet of this project, and classes of kernels for the generator.</summary>
internal static class FuzzSources
{
    private const string Kernels = """
        using System;
        using SoftmaxGen;

        namespace Example;

        public static partial class Kernels
        {
            [Softmax(Dim = 10)] public static partial void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities);
            [Softmax(Dim = 1000, Batched = true)] public static partial void Rows(ReadOnlySpan<float> logits, Span<float> probabilities);
            [Softmax(Dim = 2, Batched = true, Scale = -0.5)] public static partial void Pairs(Span<float> rows);
            [Softmax(Dim = 10, Stable = false)] public static partial void Unstable(Span<float> row);
            [SoftmaxGradient(Dim = 10)] public static partial void Gradient(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);
            [SoftmaxCrossEntropy(Dim = 10)] public static partial float Loss(ReadOnlySpan<float> logits, int target);
            [SoftmaxCrossEntropy(Dim = 10, Batched = true, Reduction = Reduction.None)] public static partial void Losses(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradient);
        }
        """;

    private const string NestedKernels = """
        namespace A.B
        {
            using System; using SoftmaxGen;
            public partial record Outer<T> where T : struct
            {
                private protected partial struct @event
                {
                    [Softmax(Dim = 1 << 4, Scale = Inner * 2)] internal readonly partial void @class(ReadOnlySpan<float> @in, Span<float> @out);
                    private const double Inner = 0.25;
                }
                public partial interface IKernel { [SoftmaxCrossEntropy(Dim = 3, Batched = true, Reduction = Reduction.Sum)] static abstract float F(ReadOnlySpan<float> a, ReadOnlySpan<int> b); }
            }
        }
        """;

    private const string Oddities = """
        using System; using System.Linq;
        class Fields
        {
            private double sum, max; private double[] e = [];
            public double this[int i] => e[i] / sum;
            public Fields(double[] x) : this(x.Select(Math.Exp).Sum()) { e = x; foreach (ref double v in e.AsSpan()) sum += v = Math.Exp(v); sum = 1 / sum; }
            private Fields(double s) => sum = Math.Log(1 + Math.Exp(s));
            public static implicit operator double(Fields f) => Math.Log(f.e.Sum(v => Math.Exp(v)));
            public event Action Done { add { sum += Math.Exp(sum) / (1 + Math.Exp(sum)); } remove { } }
            ~Fields() { try { sum = Math.Exp(max) / sum; } catch (Exception) when (Math.Exp(sum) > 1) { throw; } finally { max = 0; } }
            public double Switch(object o) => o switch { double d when d > 0 => Math.Exp(-d) / (1 + Math.Exp(-d)), (double a, double b) => Math.Log(Math.Exp(a) + Math.Exp(b)), { } => 0, _ => 1 };
        }
        """;

    public static IReadOnlyList<string> All { get; } =
    [
        .. LoudSnippets.All.Values.Concat(SilentSnippets.All.Values).Concat(CorpusSnippets.All.Select(s => s.Members)).Select(TestCompilation.Class),
        Kernels,
        NestedKernels,
        Oddities,
    ];
}
