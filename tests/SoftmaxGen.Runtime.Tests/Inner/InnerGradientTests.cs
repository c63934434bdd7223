using System;
using System.Numerics;
using System.Runtime.InteropServices;
using SoftmaxGen.Simd;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Runtime.Tests.Inner;

public sealed class FloatInnerGradientTests : InnerGradientTests<float>;

public sealed class DoubleInnerGradientTests : InnerGradientTests<double>;

public sealed class HalfInnerGradientTests : InnerGradientTests<Half>;

/// <summary>Softmax gradients against the reference; into memory of their own, over the probabilities, over the upstream gradient.</summary>
public abstract class InnerGradientTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TheoryData<string> Paths => new(InnerPaths.Names);

    [Fact]
    public void All_shapes_are_right()
    {
        foreach ((int outer, int dim, int inner) in Shapes.All)
        {
            Check("any", outer, dim, inner, 1);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_path_is_right(string path)
    {
        foreach ((int outer, int dim, int inner) in Shapes.Few)
        {
            Check(path, outer, dim, inner, 2.5);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Infinities_follow_plain_arithmetic(string path)
    {
        Tensor<T> p = Probabilities(1, 5, 3), u = Tensor<T>.Uniform(1, 5, 3, 3, seed: 4), gradient = new(1, 5, 3);
        u[1, 2] = T.PositiveInfinity;
        Run(path, p.Elements, u.Elements, gradient.Elements, 1, 5, 3, 1);
        Assert.All(gradient.Column(0), x => Assert.True(double.IsFinite(x)));
        Assert.Equal([double.NegativeInfinity, double.NegativeInfinity, double.NaN, double.NegativeInfinity, double.NegativeInfinity], gradient.Column(1));
    }

    private static Tensor<T> Probabilities(int outer, int dim, int inner)
    {
        Tensor<T> p = Tensor<T>.Uniform(outer, dim, inner, 4, seed: dim);
        for (int column = 0; column < p.Columns; column++)
        {
            double[] row = p.Column(column);
            SoftmaxReference.Softmax(row, row);
            for (int i = 0; i < dim; i++)
            {
                p[column, i] = T.CreateTruncating(row[i]);
            }
        }

        return p;
    }

    private static void Check(string path, int outer, int dim, int inner, double scale)
    {
        Tensor<T> p = Probabilities(outer, dim, inner), u = Tensor<T>.Uniform(outer, dim, inner, 3, seed: inner);
        using GuardedMemory pages = GuardedMemory.For<T>(p.Elements.Length);
        Span<T> gradient = pages.AtEnd<T>(p.Elements.Length);
        Run(path, p.Elements, u.Elements, gradient, outer, dim, inner, scale);

        string where = $"{typeof(T).Name} on path {path}, [{outer}, {dim}, {inner}], scale {scale}";
        var expected = new double[dim];
        foreach (int column in Shapes.Columns(p))
        {
            double[] probabilities = p.Column(column), upstream = u.Column(column);
            SoftmaxReference.SoftmaxGradient(probabilities, upstream, expected, scale);
            Errors.AssertGradient<T>(p.Column(gradient, column), expected, Accuracy.LargestGradientTerm(probabilities, upstream, scale), $"{where}, column {column}");
        }

        T[] overProbabilities = [.. p.Elements], overUpstream = [.. u.Elements];
        Run(path, overProbabilities, u.Elements, overProbabilities, outer, dim, inner, scale);
        Run(path, p.Elements, overUpstream, overUpstream, outer, dim, inner, scale);
        Assert.True(gradient.SequenceEqual(overProbabilities) && gradient.SequenceEqual(overUpstream), $"{where}: another result in place");
    }

    private static void Run(string path, ReadOnlySpan<T> p, ReadOnlySpan<T> u, Span<T> gradient, int outer, int dim, int inner, double scale)
    {
        (InnerPlan plan, nuint blocks) = InnerPaths.Plan<T>(outer, dim, inner);
        InnerPaths.Get<T>(path).Gradient(
            ref MemoryMarshal.GetReference(p),
            ref MemoryMarshal.GetReference(u),
            ref MemoryMarshal.GetReference(gradient),
            plan,
            0,
            blocks,
            scale);
    }
}
