using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Kernels.Tests.Checking;
using SoftmaxGen.Kernels.Tests.Inputs;
using SoftmaxGen.Kernels.Tests.KernelSet;
using SoftmaxGen.Simd;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Kernels.Tests.Suite;

/// <summary>Temperature, masks and valid lengths, for every element type: what is masked has no effect and the probability +0.</summary>
public sealed class RoleTests
{
    private const int RowsTried = 4;

    [Fact]
    public void Run_time_temperature()
    {
        Temperature<float>();
        Temperature<double>();
        Temperature<Half>();
    }

    [Fact]
    public void Added_mask()
    {
        Added<float>("Added", 1, EmptyRow.Zero);
        Added<double>("Added", 1, EmptyRow.Zero);
        Added<Half>("Added", 1, EmptyRow.Zero);
        Added<float>("AddedNegative", -0.5, EmptyRow.NaN);
        Added<double>("AddedNegative", -0.5, EmptyRow.NaN);
        Added<Half>("AddedNegative", -0.5, EmptyRow.NaN);
    }

    [Fact]
    public void Boolean_mask()
    {
        Marked<float>();
        Marked<double>();
        Marked<Half>();
    }

    [Fact]
    public void Valid_length()
    {
        ValidLength<float>();
        ValidLength<double>();
        ValidLength<Half>();
    }

    [Fact]
    public void All_roles_at_once()
    {
        AllRoles<float>();
        AllRoles<double>();
        AllRoles<Half>();
    }

    [Fact]
    public void Masked_cross_entropy()
    {
        MarkedLoss<float>();
        MarkedLoss<double>();
        MarkedLoss<Half>();
    }

    [Fact]
    public void Wrong_roles_throw_before_anything_is_written()
    {
        float[] logits = new float[20], probabilities = new float[20];
        Array.Fill(probabilities, 7f);
        var temperature = TestKernels.Get<float, TemperatureKernel<float>>("Temperature", 10);
        foreach (float wrong in new[] { 0f, -1f, float.NaN, float.PositiveInfinity })
        {
            Assert.Equal("temperature", Assert.Throws<ArgumentOutOfRangeException>(() => temperature(logits, wrong, probabilities)).ParamName);
        }

        var mask = TestKernels.Get<float, MaskKernel<float, float>>("Added", 10);
        Assert.Contains("one row of 10", Assert.Throws<ArgumentException>("mask", () => mask(logits, new float[11], probabilities)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("probabilities", () => mask(logits, probabilities.AsSpan(0, 10), probabilities));

        var length = TestKernels.Get<float, ValidLengthsKernel<float>>("ValidLengths", 10);
        Assert.Contains("-1 at row 1", Assert.Throws<ArgumentOutOfRangeException>("validLengths", () => length(logits, [10, -1], probabilities)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("validLengths", () => length(logits, [11, 1], probabilities));
        Assert.Throws<ArgumentException>("validLengths", () => length(logits, [1], probabilities));
        Assert.All(probabilities, p => Assert.Equal(7f, p));
    }

    private static void Temperature<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tally = new Tally();
        foreach (int dim in TypedSource.RoleDims)
        {
            Random random = Rows.Seeded(dim);
            foreach (double value in new[] { 1.0, 0.1, 0.7, 25 })
            {
                T temperature = T.CreateTruncating(value);
                T[] logits = TypedRows.Uniform<T>(random, RowsTried * dim, 10), probabilities = new T[logits.Length];
                TestKernels.Get<T, TemperatureKernel<T>>("Temperature", dim)(logits, temperature, probabilities);
                for (int row = 0; row < RowsTried; row++)
                {
                    Compare<T>.Probabilities(
                        probabilities.AsSpan(row * dim, dim), TypedExpected.Softmax<T>(logits.AsSpan(row * dim, dim), 0.5 / double.CreateChecked(temperature)), tally, $"{TypedSource.Prefix<T>()} of {dim} at {temperature}");
                }
            }
        }

        tally.Report();
    }

    private static void Added<T>(string form, double scale, EmptyRow emptyRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tally = new Tally();
        foreach (int dim in TypedSource.RoleDims)
        {
            Random random = Rows.Seeded(dim);
            var kernel = TestKernels.Get<T, MaskKernel<T, T>>(form, dim);
            foreach (bool shared in new[] { true, false })
            {
                T[] logits = TypedRows.Uniform<T>(random, RowsTried * dim, 100), probabilities = new T[logits.Length];
                bool[] keeps = Kept(random, shared ? 1 : RowsTried, dim);

                // Multiples of 1/64: their sums with a double are exact where the oracle adds them in double.
                T[] mask = [.. keeps.Select(k => k ? T.CreateChecked(random.Next(-640, 640) / 64.0) : T.NegativeInfinity)];
                if (typeof(T) == typeof(double))
                {
                    logits = [.. logits.Select(x => T.CreateChecked(Math.Round(double.CreateChecked(x) * 1024) / 1024))];
                }

                Poison(logits, keeps, shared, dim);
                kernel(logits, mask, probabilities);
                for (int row = 0; row < RowsTried; row++)
                {
                    int at = shared ? 0 : row * dim;
                    double[] sums = [.. Enumerable.Range(0, dim).Select(i => double.CreateChecked(logits[(row * dim) + i]) + double.CreateChecked(mask[at + i]))];
                    double[] exact = TypedExpected.Masked(sums, keeps[at..(at + dim)], scale, emptyRow);
                    Compare<T>.Probabilities(probabilities.AsSpan(row * dim, dim), exact, tally, $"{TypedSource.Prefix<T>()}{form} of {dim}, shared {shared}, row {row}");
                }
            }
        }

        tally.Report();
    }

    private static void Marked<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tally = new Tally();
        foreach (int dim in TypedSource.RoleDims)
        {
            Random random = Rows.Seeded(dim);
            var kernel = TestKernels.Get<T, MaskKernel<T, bool>>("Marked", dim);
            foreach (bool shared in new[] { true, false })
            {
                T[] logits = TypedRows.Uniform<T>(random, RowsTried * dim, 100), probabilities = new T[logits.Length];
                bool[] keeps = Kept(random, shared ? 1 : RowsTried, dim);
                Poison(logits, keeps, shared, dim);
                kernel(logits, keeps, probabilities);
                for (int row = 0; row < RowsTried; row++)
                {
                    int at = shared ? 0 : row * dim;
                    double[] exact = TypedExpected.Masked(TypedExpected.Widen<T>(logits.AsSpan(row * dim, dim)), keeps[at..(at + dim)], 1, EmptyRow.Uniform);
                    Compare<T>.Probabilities(probabilities.AsSpan(row * dim, dim), exact, tally, $"{TypedSource.Prefix<T>()} of {dim}, shared {shared}, row {row}");
                }
            }
        }

        tally.Report();
    }

    private static void ValidLength<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tally = new Tally();
        foreach (int dim in TypedSource.RoleDims)
        {
            Random random = Rows.Seeded(dim);
            var one = TestKernels.Get<T, ValidLengthKernel<T>>("ValidLength", dim);
            var many = TestKernels.Get<T, ValidLengthsKernel<T>>("ValidLengths", dim);
            int[] lengths = [.. Enumerable.Range(0, dim + 1).Where(n => n <= 70 || n > dim - 70)];
            T[] logits = TypedRows.Uniform<T>(random, lengths.Length * dim, 50), probabilities = new T[logits.Length];
            for (int row = 0; row < lengths.Length; row++)
            {
                Array.Fill(logits, T.NaN, (row * dim) + lengths[row], dim - lengths[row]);
            }

            many(logits, lengths, probabilities);
            for (int row = 0; row < lengths.Length; row++)
            {
                bool[] keeps = [.. Enumerable.Range(0, dim).Select(i => i < lengths[row])];
                Span<T> x = logits.AsSpan(row * dim, dim), p = probabilities.AsSpan(row * dim, dim);
                double[] exact = TypedExpected.Masked(TypedExpected.Widen<T>(x), keeps, 1, EmptyRow.Zero);
                Compare<T>.Probabilities(p, exact, tally, $"{TypedSource.Prefix<T>()}, first {lengths[row]} of {dim}, batched");
                one(x, lengths[row], p);
                Compare<T>.Probabilities(p, exact, tally, $"{TypedSource.Prefix<T>()}, first {lengths[row]} of {dim}");
            }
        }

        tally.Report();
    }

    private static void AllRoles<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tally = new Tally();
        foreach (int dim in TypedSource.RoleDims)
        {
            Random random = Rows.Seeded(dim);
            T[] logits = TypedRows.Uniform<T>(random, RowsTried * dim, 100), probabilities = new T[logits.Length];
            bool[] mask = Kept(random, RowsTried, dim);
            int[] lengths = [dim, dim / 2, 0, (dim + 1) / 2];
            bool[] keeps = [.. Enumerable.Range(0, mask.Length).Select(i => mask[i] && i % dim < lengths[i / dim])];
            Poison(logits, keeps, shared: false, dim);
            TestKernels.Get<T, AllRolesKernel<T>>("AllRoles", dim)(T.CreateChecked(4), logits, mask, probabilities, lengths);
            for (int row = 0; row < RowsTried; row++)
            {
                double[] exact = TypedExpected.Masked(TypedExpected.Widen<T>(logits.AsSpan(row * dim, dim)), keeps[(row * dim)..((row + 1) * dim)], 0.25, EmptyRow.Zero);
                Compare<T>.Probabilities(probabilities.AsSpan(row * dim, dim), exact, tally, $"{TypedSource.Prefix<T>()} of {dim}, row {row}");
            }
        }

        tally.Report();
    }

    private static void MarkedLoss<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tally = new Tally();
        foreach (int dim in TypedSource.RoleDims)
        {
            Random random = Rows.Seeded(dim);
            var kernel = TestKernels.Get<T, MaskedLossKernel<T>>("MarkedLoss", dim);
            for (int row = 0; row < RowsTried; row++)
            {
                T[] logits = TypedRows.Uniform<T>(random, dim, 10), gradient = new T[dim];
                bool[] keeps = Kept(random, 1, dim);
                int target = Array.IndexOf(keeps, true);
                if (target < 0)
                {
                    keeps[target = random.Next(dim)] = true;
                }

                Poison(logits, keeps, shared: true, dim);
                T loss = kernel(logits, keeps, [target], gradient);
                double[] p = TypedExpected.Masked(TypedExpected.Widen<T>(logits), keeps, 1, EmptyRow.Zero);
                int[] left = [.. Enumerable.Range(0, dim).Where(i => keeps[i])];
                double exactLoss = SoftmaxReference.SoftmaxCrossEntropy([.. left.Select(i => double.CreateChecked(logits[i]))], Array.IndexOf(left, target));
                double others = p.Sum() - p[target];
                double[] exact = [.. p.Select((q, i) => i == target ? left.Length == 1 ? 0 : -Sum(left.Where(j => j != target).Select(j => p[j])) : q)];
                string what = $"{TypedSource.Prefix<T>()} loss of {dim}, target {target}, {left.Length} left, others {others}";
                Compare<T>.Loss(loss, exactLoss, tally, what);
                Compare<T>.Gradients(gradient, exact, exact.Max(Math.Abs), tally, what);
                Assert.All(Enumerable.Range(0, dim).Where(i => !keeps[i]), i => Assert.Equal(T.Zero, gradient[i]));

                // A target that takes no part.
                keeps[target] = false;
                Assert.True(T.IsPositiveInfinity(kernel(logits, keeps, [target], gradient)) || left.Length == 1, what);
                Assert.Equal(T.Zero, gradient[target]);
            }
        }

        tally.Report();
    }

    /// <summary>A sum that is rounded once.</summary>
    private static double Sum(IEnumerable<double> terms)
    {
        var sum = default(LossSum);
        foreach (double term in terms)
        {
            sum.Add(term);
        }

        return sum.Value;
    }

    /// <summary>Which entries take part: about two of three, none in every fourth row.</summary>
    private static bool[] Kept(Random random, int rows, int dim)
    {
        bool[] keeps = [.. Enumerable.Range(0, rows * dim).Select(_ => random.Next(3) > 0)];
        if (rows > 2)
        {
            Array.Fill(keeps, false, 2 * dim, dim);
        }

        return keeps;
    }

    /// <summary>Puts NaN and infinities where they must have no effect.</summary>
    private static void Poison<T>(T[] logits, bool[] keeps, bool shared, int dim)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] poison = [T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.CreateChecked(60000)];
        for (int i = 0; i < logits.Length; i++)
        {
            logits[i] = keeps[shared ? i % dim : i] ? logits[i] : poison[i % poison.Length];
        }
    }
}
