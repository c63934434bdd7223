using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Testing;

namespace SoftmaxGen.EmulatedKernels.Checking;

/// <summary>Tries gradient kernels; the probabilities are the rounded softmax of uniform rows.</summary>
internal static class GradientCheck
{
    private static readonly float[] LogitRanges = [1, 10, 100];

    public static KernelCase Of(GradientKernel kernel, int dim, int rows = 1, double scale = 1, [CallerArgumentExpression(nameof(kernel))] string name = "") => new(name, dim, verdict =>
    {
        Random random = Rows.Seeded(dim);
        using GuardedRow probabilities = new(rows * dim), upstream = new(rows * dim), gradient = new(rows * dim);
        bool atEnd = false;
        foreach (float range in dim <= 1024 ? LogitRanges : [10f])
        {
            foreach ((string row, Rows.Filler fill) in Upstreams(dim))
            {
                atEnd = !atEnd;
                Span<float> p = probabilities.At(atEnd), u = upstream.At(atEnd), g = gradient.At(atEnd);
                for (int start = 0; start < p.Length; start += dim)
                {
                    FillProbabilities(p.Slice(start, dim), range, random);
                    fill(u.Slice(start, dim), random);
                }

                Compare(kernel, p, u, g, dim, scale, verdict, $"upstream {row}, logits in ±{range}");
            }
        }

        // A NaN among the probabilities.
        foreach (int position in Inputs.Positions(dim))
        {
            Span<float> p = probabilities.At(end: true), u = upstream.At(end: true);
            p.Fill(1f / dim);
            u.Fill(1);
            p[position] = float.NaN;
            Compare(kernel, p, u, gradient.At(end: true), dim, scale, verdict, $"NaN probability at {position}");
        }
    });

    private static IEnumerable<(string Name, Rows.Filler Fill)> Upstreams(int dim) =>
        Inputs.Ranges(1, 1e4f).Append(("equal", (row, _) => row.Fill(1.5f))).Concat(Inputs.Positions(dim).Select(position => ($"NaN at {position}", NaN(position))));

    private static Rows.Filler NaN(int position) => (row, random) =>
    {
        Rows.Uniform(1)(row, random);
        row[position] = float.NaN;
    };

    private static void FillProbabilities(Span<float> p, float range, Random random)
    {
        Rows.Uniform(range)(p, random);
        double[] exact = Expected.Softmax(p, p.Length);
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = (float)exact[i];
        }
    }

    /// <summary>Against the reference, then over each of the inputs against the first result.</summary>
    private static void Compare(GradientKernel kernel, ReadOnlySpan<float> p, ReadOnlySpan<float> u, Span<float> g, int dim, double scale, Verdict verdict, string what)
    {
        g.Fill(-1);
        kernel(p, u, g);
        for (int start = 0; start < p.Length; start += dim)
        {
            (double[] exact, double largest) = Expected.Gradient(p.Slice(start, dim), u.Slice(start, dim), scale);
            verdict.Gradients(g.Slice(start, dim), exact, largest, what);
        }

        float[] overProbabilities = p.ToArray(), overUpstream = u.ToArray();
        kernel(overProbabilities, u, overProbabilities);
        verdict.Same(overProbabilities, g, what + ", over the probabilities");
        kernel(p, overUpstream, overUpstream);
        verdict.Same(overUpstream, g, what + ", over the upstream gradient");
    }
}
