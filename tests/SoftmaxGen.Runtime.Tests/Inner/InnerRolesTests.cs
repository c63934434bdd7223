using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests.Inner;

public sealed class FloatInnerRolesTests : InnerRolesTests<float>;

public sealed class DoubleInnerRolesTests : InnerRolesTests<double>;

public sealed class HalfInnerRolesTests : InnerRolesTests<Half>;

/// <summary>Masks and valid lengths of every kind, with NaN and ∞ under them, against the reference of the entries that remain.</summary>
public abstract class InnerRolesTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly T[] Poison = [T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.CreateTruncating(60000)];

    public static TheoryData<string> Paths => new(InnerPaths.Names);

    [Theory]
    [MemberData(nameof(Paths))]
    public void Full_masks(string path) => ForEachShape((roles, random) =>
    {
        roles.Added = [.. Enumerable.Range(0, roles.Size).Select(_ => random.Next(3) == 0 ? T.NegativeInfinity : T.CreateTruncating(random.Next(-5, 5)))];
        roles.Boolean = [.. Enumerable.Range(0, roles.Size).Select(_ => random.Next(4) != 0)];
        Check(path, roles, random);
        roles.Added = [];
        Check(path, roles, random);
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Masks_of_one_row(string path) => ForEachShape((roles, random) =>
    {
        roles.Added = [.. Enumerable.Range(0, roles.Dim).Select(_ => random.Next(3) == 0 ? T.NegativeInfinity : T.CreateTruncating(random.Next(-5, 5)))];
        Check(path, roles, random);
        roles.Boolean = [.. Enumerable.Range(0, roles.Dim).Select(_ => random.Next(4) != 0)];
        Check(path, roles, random);
    });

    [Theory]
    [MemberData(nameof(Paths))]
    public void Valid_lengths(string path) => ForEachShape((roles, random) =>
    {
        roles.Lengths = [.. Enumerable.Range(0, roles.Columns).Select(_ => random.Next(roles.Dim + 1))];
        Check(path, roles, random);
        roles.Lengths = [random.Next(roles.Dim + 1)];
        roles.Boolean = [.. Enumerable.Range(0, roles.Size).Select(_ => random.Next(4) != 0)];
        Check(path, roles, random);
        roles.Lengths = [0];
        Check(path, roles, random);
    });

    [Fact]
    public void What_remains_but_is_minus_infinity_is_NaN()
    {
        Tensor<T> logits = new(1, 4, 3), p = new(1, 4, 3);
        Array.Fill(logits.Elements, T.NegativeInfinity);
        Softmax("any", logits, p, 1, new RowRoles<T> { ValidLengths = [2] });
        Assert.All(p.Elements, x => Assert.True(T.IsNaN(x)));
    }

    private static void ForEachShape(Action<Roles, Random> check)
    {
        foreach ((int outer, int dim, int inner) in Shapes.Few.Where(s => s.Outer * s.Dim * s.Inner < 30_000))
        {
            check(new Roles(outer, dim, inner), new Random(dim));
        }
    }

    private static void Check(string path, Roles roles, Random random)
    {
        foreach (EmptyRow emptyRow in Enum.GetValues<EmptyRow>())
        {
            double scale = emptyRow == EmptyRow.Uniform ? -0.7 : 1.3;
            Tensor<T> logits = Tensor<T>.Uniform(roles.Outer, roles.Dim, roles.Inner, 10, seed: roles.Inner), p = new(roles.Outer, roles.Dim, roles.Inner);
            foreach (int column in Enumerable.Range(0, logits.Columns))
            {
                foreach (int i in Enumerable.Range(0, roles.Dim).Where(i => !roles.TakesPart(logits, column, i)))
                {
                    logits[column, i] = Poison[random.Next(Poison.Length)];
                }
            }

            var given = new RowRoles<T> { AddedMask = roles.Added, BooleanMask = roles.Boolean, ValidLengths = roles.Lengths, EmptyRow = emptyRow };
            Softmax(path, logits, p, scale, given);
            string where = $"{typeof(T).Name} on path {path}, [{roles.Outer}, {roles.Dim}, {roles.Inner}], {emptyRow}";
            foreach (int column in Shapes.Columns(logits))
            {
                CheckColumn(roles, logits, p, column, scale, emptyRow, where);
            }

            Tensor<T> inPlace = new(roles.Outer, roles.Dim, roles.Inner);
            logits.Elements.CopyTo(inPlace.Elements, 0);
            Softmax(path, inPlace, inPlace, scale, given);
            Assert.Equal(p.Elements, inPlace.Elements);
            CheckLosses(path, roles, logits, p, given, scale, where);
        }
    }

    private static void CheckColumn(Roles roles, Tensor<T> logits, Tensor<T> p, int column, double scale, EmptyRow emptyRow, string where)
    {
        int[] left = [.. Enumerable.Range(0, roles.Dim).Where(i => roles.TakesPart(logits, column, i))];
        var expected = new double[roles.Dim];
        if (left.Length == 0)
        {
            Array.Fill(expected, emptyRow switch { EmptyRow.NaN => double.NaN, EmptyRow.Uniform => 1.0 / roles.Dim, _ => 0 });
        }
        else
        {
            var some = new double[left.Length];
            SoftmaxReference.Softmax([.. left.Select(i => roles.Logit(logits, column, i))], some, scale);
            for (int k = 0; k < left.Length; k++)
            {
                expected[left[k]] = some[k];
            }
        }

        Errors.AssertProbabilities<T>(p.Column(column), expected, $"{where}, column {column}");
        Assert.All(Enumerable.Range(0, roles.Dim).Except(left), i => Assert.True(left.Length == 0 || (p[column, i] == T.Zero && !T.IsNegative(p[column, i])), $"{where}: masked {i}"));
    }

    /// <summary>Losses: those of what remains; infinite for a target that takes no part, with a gradient of 0 in all that takes none.</summary>
    private static void CheckLosses(string path, Roles roles, Tensor<T> logits, Tensor<T> p, RowRoles<T> given, double scale, string where)
    {
        int[] targets = [.. Enumerable.Range(0, logits.Columns).Select(column => column % roles.Dim)];
        var losses = new T[logits.Columns];
        Tensor<T> gradient = new(roles.Outer, roles.Dim, roles.Inner);
        (InnerPlan plan, nuint blocks) = InnerPaths.Plan<T>(roles.Outer, roles.Dim, roles.Inner);
        InnerPaths.Get<T>(path).CrossEntropy(ref logits.Elements[0], ref targets[0], ref losses[0], ref gradient.Elements[0], plan, 0, blocks, scale, 1, given);
        foreach (int column in Shapes.Columns(logits))
        {
            int[] left = [.. Enumerable.Range(0, roles.Dim).Where(i => roles.TakesPart(logits, column, i))];
            int target = Array.IndexOf(left, targets[column]);
            double loss = target < 0 ? double.PositiveInfinity : SoftmaxReference.SoftmaxCrossEntropy([.. left.Select(i => roles.Logit(logits, column, i))], target, scale);
            Errors.AssertLoss<T>(double.CreateTruncating(losses[column]), loss, $"{where}, loss of column {column}");
            for (int i = 0; i < roles.Dim; i++)
            {
                double expected = !left.Contains(i) ? 0 : double.CreateTruncating(p[column, i]) - (i == targets[column] ? 1 : 0);
                Assert.True(Math.Abs(double.CreateTruncating(gradient[column, i]) - expected) <= 8 * Errors.Ulp<T>(1), $"{where}, column {column}, gradient {i}: {gradient[column, i]} instead of {expected}");
            }
        }
    }

    private static void Softmax(string path, Tensor<T> logits, Tensor<T> p, double scale, RowRoles<T> roles)
    {
        (InnerPlan plan, nuint blocks) = InnerPaths.Plan<T>(logits.Outer, logits.Dim, logits.Inner);
        InnerPaths.Get<T>(path).Softmax(ref logits.Elements[0], ref p.Elements[0], plan, 0, blocks, scale, roles);
    }

    /// <summary>Roles as arrays, and what they say of an entry.</summary>
    private sealed class Roles(int outer, int dim, int inner)
    {
        public int Outer => outer;

        public int Dim => dim;

        public int Inner => inner;

        public int Columns => outer * inner;

        public int Size => outer * dim * inner;

        public T[] Added { get; set; } = [];

        public bool[] Boolean { get; set; } = [];

        public int[] Lengths { get; set; } = [];

        public bool TakesPart(Tensor<T> logits, int column, int i) =>
            (Added.Length == 0 || !T.IsNegativeInfinity(Added[Added.Length == dim ? i : logits.Index(column, i)]))
            && (Boolean.Length == 0 || Boolean[Boolean.Length == dim ? i : logits.Index(column, i)])
            && (Lengths.Length == 0 || i < Lengths[Lengths.Length == 1 ? 0 : column]);

        /// <summary>The logit with what the mask adds, in the type computed in.</summary>
        public double Logit(Tensor<T> logits, int column, int i)
        {
            double mask = Added.Length == 0 ? 0 : double.CreateTruncating(Added[Added.Length == dim ? i : logits.Index(column, i)]);
            double sum = double.CreateTruncating(logits[column, i]) + mask;
            return typeof(T) == typeof(double) ? sum : (float)sum;
        }
    }
}
