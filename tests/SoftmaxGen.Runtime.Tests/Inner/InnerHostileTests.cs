using System;
using System.Numerics;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests.Inner;

public sealed class FloatInnerHostileTests : InnerHostileTests<float>;

public sealed class DoubleInnerHostileTests : InnerHostileTests<double>;

public sealed class HalfInnerHostileTests : InnerHostileTests<Half>;

/// <summary>Every row of the edge policy in every column, and no effect on the columns beside it.</summary>
public abstract class InnerHostileTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly (int Dim, int Inner)[] Sizes = [(1, 5), (3, 8), (6, 3), (17, 9), (9, 33), (64, 20), (9000, 2)];

    public static TheoryData<string> Paths => new(InnerPaths.Names);

    private static T Largest => typeof(T) == typeof(double) ? T.CreateTruncating(double.MaxValue) : typeof(T) == typeof(float) ? T.CreateTruncating(float.MaxValue) : T.CreateTruncating(Half.MaxValue);

    [Theory]
    [MemberData(nameof(Paths))]
    public void One_special_logit_in_each_column(string path)
    {
        foreach (T special in (T[])[T.NaN, T.PositiveInfinity, T.NegativeInfinity, Largest, -Largest, T.CreateTruncating(1000), T.CreateTruncating(-60000), T.NegativeZero])
        {
            ForEachColumn(path, (logits, column) => logits[column, (column * 7) % logits.Dim] = special);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void One_ordinary_logit_among_special_ones(string path)
    {
        foreach (T special in (T[])[T.NegativeInfinity, -Largest, Largest])
        {
            ForEachColumn(path, (logits, column) =>
            {
                Fill(logits, column, special);
                logits[column, (column * 5) % logits.Dim] = T.CreateTruncating(-7);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Nothing_but_one_special_value(string path)
    {
        foreach (T special in (T[])[T.NaN, T.PositiveInfinity, T.NegativeInfinity, Largest, -Largest, T.Epsilon])
        {
            ForEachColumn(path, (logits, column) => Fill(logits, column, special));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void NaN_is_not_hidden_by_infinities(string path) =>
        ForEachColumn(path, (logits, column) =>
        {
            Fill(logits, column, T.NegativeInfinity);
            logits[column, logits.Dim - 1] = T.NaN;
            logits[column, 0] = column % 2 == 0 ? T.PositiveInfinity : logits[column, 0];
        });

    private static void Fill(Tensor<T> logits, int column, T value)
    {
        for (int i = 0; i < logits.Dim; i++)
        {
            logits[column, i] = value;
        }
    }

    private static void ForEachColumn(string path, Action<Tensor<T>, int> spoil)
    {
        foreach ((int dim, int inner) in Sizes)
        {
            for (int column = 0; column < inner; column++)
            {
                Tensor<T> logits = Tensor<T>.Uniform(1, dim, inner, 20, seed: inner), p = new(1, dim, inner);
                spoil(logits, column);
                (InnerPlan plan, nuint blocks) = InnerPaths.Plan<T>(1, dim, inner);
                InnerPaths.Get<T>(path).Softmax(ref logits.Elements[0], ref p.Elements[0], plan, 0, blocks, 1, default);
                Check(logits, p, column, $"{typeof(T).Name} on path {path}, [1, {dim}, {inner}], spoilt column {column}");
            }
        }
    }

    private static void Check(Tensor<T> logits, Tensor<T> p, int spoilt, string where)
    {
        var expected = new double[logits.Dim];
        foreach (int column in (int[])[spoilt, (spoilt + 1) % logits.Inner])
        {
            SoftmaxReference.Softmax(logits.Column(column), expected);
            Errors.AssertProbabilities<T>(p.Column(column), expected, $"{where}, column {column}");
            for (int i = 0; i < logits.Dim; i++)
            {
                Assert.True(!T.IsNegativeInfinity(logits[column, i]) || !T.IsNegative(p[column, i]) || T.IsNaN(p[column, i]), $"{where}: −0 at {i}");
            }
        }
    }
}
