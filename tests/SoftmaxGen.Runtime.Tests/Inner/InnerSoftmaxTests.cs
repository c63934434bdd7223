using System;
using System.Numerics;
using System.Runtime.InteropServices;
using SoftmaxGen.Simd;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Runtime.Tests.Inner;

public sealed class FloatInnerSoftmaxTests : InnerSoftmaxTests<float>;

public sealed class DoubleInnerSoftmaxTests : InnerSoftmaxTests<double>;

public sealed class HalfInnerSoftmaxTests : InnerSoftmaxTests<Half>;

/// <summary>Every column of a tensor against the reference, in memory between inaccessible pages, and in place.</summary>
public abstract class InnerSoftmaxTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TheoryData<string> Paths => new(InnerPaths.Names);

    [Fact]
    public void All_shapes_are_right()
    {
        foreach ((int outer, int dim, int inner) in Shapes.All)
        {
            Check("any", Tensor<T>.Uniform(outer, dim, inner, 10, seed: dim), 1, atEnd: (dim + inner) % 2 == 0);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_path_is_right(string path)
    {
        foreach ((int outer, int dim, int inner) in Shapes.Few)
        {
            foreach (double range in (double[])[1, 100, 1e4])
            {
                Check(path, Tensor<T>.Uniform(outer, dim, inner, range, seed: inner), 1, atEnd: true);
                Check(path, Tensor<T>.Uniform(outer, dim, inner, range, seed: inner), -0.37, atEnd: false);
            }
        }
    }

    /// <summary>A lane holds the whole of a column: there what additions round does not average out over lanes.</summary>
    [Fact]
    public void Many_short_columns_are_right()
    {
        foreach (int dim in (int[])[10, 16])
        {
            Check("any", Tensor<T>.Uniform(outer: 3000 / dim, dim, inner: 64, 1, seed: dim), 1, atEnd: true);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_result_does_not_depend_on_how_the_blocks_are_shared_out(string path)
    {
        foreach ((int outer, int dim, int inner) in Shapes.Few)
        {
            Tensor<T> logits = Tensor<T>.Uniform(outer, dim, inner, 10, seed: 1), whole = new(outer, dim, inner), parts = new(outer, dim, inner);
            Softmax(path, logits.Elements, whole.Elements, outer, dim, inner, 1);

            (InnerPlan plan, nuint blocks) = InnerPaths.Plan<T>(outer, dim, inner);
            for (nuint block = blocks; block-- > 0;)
            {
                InnerPaths.Get<T>(path).Softmax(ref logits.Elements[0], ref parts.Elements[0], plan, block, 1, 1, default);
            }

            Assert.Equal(whole.Elements, parts.Elements);
        }
    }

    [Fact]
    public void Sums_of_four_million_elements_keep_their_digits()
    {
        Tensor<T> equal = new(1, 1 << 22, 2);
        Array.Fill(equal.Elements, T.CreateTruncating(-3.7));
        var p = new T[equal.Elements.Length];
        Softmax("any", equal.Elements, p, 1, equal.Dim, 2, 1);
        foreach (int i in (int[])[0, 1, 12_345, p.Length - 1])
        {
            Errors.AssertProbabilities<T>([double.CreateTruncating(p[i])], [1.0 / equal.Dim], $"{i}");
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        foreach ((int outer, int dim, int inner) in Shapes.Few)
        {
            Tensor<T> tensor = Tensor<T>.Uniform(outer, dim, inner, 10, seed: 1);
            (InnerPlan plan, nuint blocks) = InnerPaths.Plan<T>(outer, dim, inner);
            InnerPath<T> path = InnerPaths.Get<T>("any");
            Softmax();
            Assert.Equal(0, Allocations.Of(Softmax));

            void Softmax() => path.Softmax(ref tensor.Elements[0], ref tensor.Elements[0], plan, 0, blocks, 1, default);
        }
    }

    private static void Check(string path, Tensor<T> logits, double scale, bool atEnd)
    {
        using GuardedMemory sourcePages = GuardedMemory.For<T>(logits.Elements.Length), destinationPages = GuardedMemory.For<T>(logits.Elements.Length);
        Span<T> source = At(sourcePages, logits.Elements.Length, atEnd), destination = At(destinationPages, logits.Elements.Length, atEnd);
        logits.Elements.CopyTo(source);
        string where = $"{typeof(T).Name} on path {path}, [{logits.Outer}, {logits.Dim}, {logits.Inner}], scale {scale}";

        Softmax(path, source, destination, logits.Outer, logits.Dim, logits.Inner, scale);
        Assert.True(source.SequenceEqual(logits.Elements), $"{where}: the source has changed");

        var expected = new double[logits.Dim];
        foreach (int column in Shapes.Columns(logits))
        {
            SoftmaxReference.Softmax(logits.Column(column), expected, scale);
            Errors.AssertProbabilities<T>(logits.Column(destination, column), expected, $"{where}, column {column}");
        }

        Softmax(path, source, source, logits.Outer, logits.Dim, logits.Inner, scale);
        Assert.True(source.SequenceEqual(destination), $"{where}: another result in place");
    }

    private static void Softmax(string path, ReadOnlySpan<T> logits, Span<T> probabilities, int outer, int dim, int inner, double scale)
    {
        (InnerPlan plan, nuint blocks) = InnerPaths.Plan<T>(outer, dim, inner);
        InnerPaths.Get<T>(path).Softmax(ref MemoryMarshal.GetReference(logits), ref MemoryMarshal.GetReference(probabilities), plan, 0, blocks, scale, default);
    }

    private static Span<T> At(GuardedMemory pages, int length, bool end) => end ? pages.AtEnd<T>(length) : pages.AtStart<T>(length);
}
