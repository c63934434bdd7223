using System;
using System.Collections.Generic;
using System.Globalization;

namespace SoftmaxGen.Benchmarks.ColdStart;

/// <summary>A kernel whose first call is timed.</summary>
/// <param name="Kind">What it computes.</param>
/// <param name="Dim">Length of a row.</param>
/// <param name="Declaration">The annotated method, named <c>Kernel</c>.</param>
internal sealed record ColdKernel(string Kind, int Dim, string Declaration)
{
    public const string Softmax = "softmax";
    public const string Double = "softmax, double";
    public const string Gradient = "gradient";
    public const string CrossEntropy = "cross-entropy";

    public static IEnumerable<ColdKernel> Of(string kind, IEnumerable<int> dims)
    {
        foreach (int dim in dims)
        {
            yield return new ColdKernel(kind, dim, Declare(kind, dim.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The first call's work as an action, over a few rows of data; <paramref name="elements"/> is how many logits they hold.</summary>
    public static Action Bind(string kind, Type type, int dim, out int elements)
    {
        int rows = Math.Max(1, 4096 / dim);
        elements = rows * dim;
        float[] logits = new float[elements];
        float[] upstream = new float[elements];
        float[] results = new float[elements];
        int[] targets = new int[rows];
        double[] wide = new double[elements];
        double[] wideResults = new double[elements];
        T Method<T>()
            where T : Delegate => type.GetMethod("Kernel")!.CreateDelegate<T>();
        switch (kind)
        {
            case Double:
                var @double = Method<Kernels.BatchSoftmax<double>>();
                return () => @double(wide, wideResults);
            case Gradient:
                var gradient = Method<Kernels.BatchGradient>();
                return () => gradient(logits, upstream, results);
            case CrossEntropy:
                var loss = Method<Kernels.BatchLoss>();
                return () => loss(logits, targets, results);
            default:
                var softmax = Method<Kernels.BatchSoftmax<float>>();
                return () => softmax(logits, results);
        }
    }

    private static string Declare(string kind, string dim) => kind switch
    {
        Double => $"[Softmax(Dim = {dim}, Batched = true)] public static partial void Kernel(ReadOnlySpan<double> logits, Span<double> probabilities);",
        Gradient => $"[SoftmaxGradient(Dim = {dim}, Batched = true)] public static partial void Kernel(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> gradient);",
        CrossEntropy => $"[SoftmaxCrossEntropy(Dim = {dim}, Batched = true)] public static partial float Kernel(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradient);",
        _ => $"[Softmax(Dim = {dim}, Batched = true)] public static partial void Kernel(ReadOnlySpan<float> logits, Span<float> probabilities);",
    };
}
