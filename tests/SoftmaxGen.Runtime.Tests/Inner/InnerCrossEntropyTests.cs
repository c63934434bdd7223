using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests.Inner;

public sealed class FloatInnerCrossEntropyTests : InnerCrossEntropyTests<float>;

public sealed class DoubleInnerCrossEntropyTests : InnerCrossEntropyTests<double>;

public sealed class HalfInnerCrossEntropyTests : InnerCrossEntropyTests<Half>;

/// <summary>Losses, their sum and their gradients against the reference.</summary>
public abstract class InnerCrossEntropyTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TheoryData<string> Paths => new(InnerPaths.Names);

    [Fact]
    public void All_shapes_are_right()
    {
        foreach ((int outer, int dim, int inner) in Shapes.All.Where(s => s.Outer * s.Inner <= 5000))
        {
            Check("any", Tensor<T>.Uniform(outer, dim, inner, 10, seed: dim), 1);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_path_is_right(string path)
    {
        foreach ((int outer, int dim, int inner) in Shapes.Few)
        {
            foreach (double range in (double[])[1, 40, 1e4])
            {
                Check(path, Tensor<T>.Uniform(outer, dim, inner, range, seed: inner), 1);
                Check(path, Tensor<T>.Uniform(outer, dim, inner, range, seed: inner), -0.5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Special_logits_follow_the_policy_in_every_column(string path)
    {
        foreach (double special in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity, 6e4, -6e4])
        {
            for (int column = 0; column < 19; column++)
            {
                Tensor<T> logits = Tensor<T>.Uniform(1, 6, 19, 10, seed: column);
                logits[column, column % 6] = T.CreateTruncating(special);
                Check(path, logits, 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_nearly_certain_target_keeps_its_digits(string path)
    {
        Tensor<T> logits = new(1, 3, 11);
        for (int column = 0; column < 11; column++)
        {
            logits[column, column % 3] = T.CreateTruncating(column * 1.5);
        }

        Check(path, logits, 1, targets: [.. Enumerable.Range(0, 11).Select(column => column % 3)]);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_sum_does_not_depend_on_how_the_blocks_are_shared_out(string path)
    {
        foreach ((int outer, int dim, int inner) in Shapes.Few)
        {
            Tensor<T> logits = Tensor<T>.Uniform(outer, dim, inner, 10, seed: 3);
            int[] targets = Targets(logits);
            (InnerPlan plan, nuint blocks) = InnerPaths.Plan<T>(outer, dim, inner);
            InnerPath<T>.LossRun run = InnerPaths.Get<T>(path).CrossEntropy;
            LossSum parts = default;
            for (nuint block = blocks; block-- > 0;)
            {
                parts.Merge(run(ref logits.Elements[0], ref targets[0], ref Unsafe.NullRef<T>(), ref Unsafe.NullRef<T>(), plan, block, 1, 1, 0, default));
            }

            LossSum whole = run(ref logits.Elements[0], ref targets[0], ref Unsafe.NullRef<T>(), ref Unsafe.NullRef<T>(), plan, 0, blocks, 1, 0, default);
            Assert.Equal(whole.Value, parts.Value);
        }
    }

    private static int[] Targets(Tensor<T> logits) => [.. Enumerable.Range(0, logits.Columns).Select(column => (int)(column * 31L % logits.Dim))];

    private static void Check(string path, Tensor<T> logits, double scale, int[]? targets = null)
    {
        targets ??= Targets(logits);
        double weight = scale * 0.75;
        var losses = new T[logits.Columns];
        Tensor<T> gradient = new(logits.Outer, logits.Dim, logits.Inner);
        double sum = Run(path, logits.Elements, targets, losses, gradient.Elements, logits, scale, weight);

        string where = $"{typeof(T).Name} on path {path}, [{logits.Outer}, {logits.Dim}, {logits.Inner}], scale {scale}";
        var expected = new double[logits.Dim];
        foreach (int column in Shapes.Columns(logits))
        {
            double loss = SoftmaxReference.SoftmaxCrossEntropy(logits.Column(column), targets[column], expected, scale);
            Errors.AssertLoss<T>(double.CreateTruncating(losses[column]), loss, $"{where}, loss of column {column}");
            double[] weighted = [.. expected.Select(g => g / scale * weight)];
            Errors.AssertGradient<T>(gradient.Column(column), weighted, weighted.Max(Math.Abs), $"{where}, column {column}");
        }

        double added = losses.Sum(loss => double.CreateTruncating(loss));
        Assert.True(double.IsFinite(added) ? Math.Abs(sum - added) <= Math.Abs(added) * 1e-3 : sum.Equals(added) || typeof(T) == typeof(Half), $"{where}: the sum is {sum}, its terms add up to {added}");

        T[] inPlace = [.. logits.Elements];
        Assert.Equal(sum, Run(path, inPlace, targets, losses, inPlace, logits, scale, weight));
        Assert.Equal(gradient.Elements, inPlace);
        Assert.Equal(sum, Run(path, logits.Elements, targets, [], [], logits, scale, 0));
    }

    private static double Run(string path, T[] logits, int[] targets, T[] losses, T[] gradient, Tensor<T> shape, double scale, double weight)
    {
        if (logits.Length == 0)
        {
            return 0;
        }

        (InnerPlan plan, nuint blocks) = InnerPaths.Plan<T>(shape.Outer, shape.Dim, shape.Inner);
        return InnerPaths.Get<T>(path).CrossEntropy(
            ref logits[0],
            ref targets[0],
            ref (losses.Length == 0 ? ref Unsafe.NullRef<T>() : ref losses[0]),
            ref (gradient.Length == 0 ? ref Unsafe.NullRef<T>() : ref gradient[0]),
            plan,
            0,
            blocks,
            scale,
            weight,
            default).Value;
    }
}
