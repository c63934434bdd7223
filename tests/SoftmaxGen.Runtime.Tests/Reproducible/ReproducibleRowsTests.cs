using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The same bits at every width, in every place, and no matter how the kernel is called.</summary>
public sealed class ReproducibleRowsTests
{
    private static readonly int[] Lengths = [.. Enumerable.Range(1, 130), 255, 256, 257, 511, 1000, 1024, 1025, 2049, 4099];

    public static TheoryData<string> PathNames => ReproduciblePaths.Names;

    [Theory]
    [MemberData(nameof(PathNames))]
    public void Every_width_gives_the_bits_of_the_scalar_path(string path)
    {
        foreach (int length in Lengths)
        {
            foreach (double range in (double[])[1, 100, 1e4, 1e6])
            {
                // Short rows lie across lanes when there are enough of them.
                int rows = length <= 66 ? 35 : 2;
                double[] doubles = Rows.Uniform(rows * length, range, length);
                float[] floats = Rows.ToFloats(doubles);
                doubles[length / 2] = double.NegativeInfinity;
                floats[length / 2] = float.NegativeInfinity;
                Same<float>(ReproduciblePaths.Softmax("scalar", floats, length), ReproduciblePaths.Softmax(path, floats, length), $"float, {length}, ±{range}");
                Same<double>(ReproduciblePaths.Softmax("scalar", doubles, length), ReproduciblePaths.Softmax(path, doubles, length), $"double, {length}, ±{range}");
            }
        }
    }

    /// <summary>Alone, in a batch, as a column of a tensor, and in place; rows with and without one that is out of range among them.</summary>
    [Theory]
    [InlineData(30)]
    [InlineData(1e30f)]
    public void A_row_has_the_same_bits_wherever_it_lies(float largest)
    {
        foreach (int length in Lengths.Where(n => n <= 1025))
        {
            const int Count = 37;
            float[] rows = Rows.UniformFloats(Count * length, 30, length);
            rows[length / 2] = largest;
            float[] batch = Softmax(rows, length, 1), columns = Transposed(Softmax(Transposed(rows, Count), length, Count), length);
            for (int row = 0; row < Count; row++)
            {
                Same<float>(Softmax(rows.AsSpan(row * length, length).ToArray(), length, 1), batch.AsSpan(row * length, length), $"row {row} of {length}");
            }

            Same<float>(batch, columns, $"columns of {length}");
            ReproducibleRows.Softmax(ref rows[0], ref rows[0], Count, (nuint)length, 1, 1, default);
            Same<float>(batch, rows, $"in place, {length}");
        }
    }

    [Fact]
    public void Parts_of_a_batch_add_up_to_its_loss_in_any_order()
    {
        const int Count = 200, Length = 33;
        float[] logits = Rows.UniformFloats(Count * Length, 200, 5);
        int[] targets = [.. Enumerable.Range(0, Count).Select(i => i * 7 % Length)];
        double whole = Loss(logits, targets, 0, Count, Length).Value;
        foreach (int part in (int[])[1, 3, 64, 199])
        {
            ExactSum total = default;
            for (int first = (Count - 1) / part * part; first >= 0; first -= part)
            {
                total.Merge(Loss(logits, targets, first, Math.Min(part, Count - first), Length));
            }

            Assert.Equal(BitConverter.DoubleToInt64Bits(whole), BitConverter.DoubleToInt64Bits(total.Value));
        }
    }

    [Fact]
    public void Every_NaN_is_the_one_of_dotnet()
    {
        float[] p = new float[40], logits = Rows.UniformFloats(40, 1, 3);
        logits[20] = BitConverter.Int32BitsToSingle(0x7FC12345);
        ReproducibleRows.Softmax(ref logits[0], ref p[0], 1, 40, 1, 1, default);
        Assert.All(p, x => Assert.Equal(BitConverter.SingleToInt32Bits(float.NaN), BitConverter.SingleToInt32Bits(x)));

        // Short rows, which lie across lanes.
        float[] many = Rows.UniformFloats(40 * 5, 1, 4), q5 = new float[200];
        many[17] = BitConverter.Int32BitsToSingle(0x7FC12345);
        ReproducibleRows.Softmax(ref many[0], ref q5[0], 40, 5, 1, 1, default);
        Assert.All(q5[15..20], x => Assert.Equal(BitConverter.SingleToInt32Bits(float.NaN), BitConverter.SingleToInt32Bits(x)));
        Assert.All(q5[..15], x => Assert.True(x > 0));
        Assert.All(q5[20..], x => Assert.True(x > 0));

        float[] u = new float[40], g = new float[40], q = new float[40];
        u[0] = float.PositiveInfinity;
        ReproducibleRows.SoftmaxGradient(ref q[0], ref u[0], ref g[0], 1, 40, 1, 1);
        Assert.All(g, x => Assert.Equal(BitConverter.SingleToInt32Bits(float.NaN), BitConverter.SingleToInt32Bits(x)));
    }

    [Fact]
    public void Awkward_rows_follow_the_policy()
    {
        Assert.Equal([0f, 0f, 1f], Softmax([90, 100, 1000], 3, 1));
        Assert.Equal([1f], Softmax([-7.3f], 1, 1));
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f], Softmax([float.MinValue, float.MinValue, float.MinValue, float.MinValue], 4, 1));
        Assert.All(Softmax([float.NegativeInfinity, float.NegativeInfinity], 2, 1), x => Assert.True(float.IsNaN(x)));
        Assert.All(Softmax([1, float.PositiveInfinity], 2, 1), x => Assert.True(float.IsNaN(x)));
        float[] one = Softmax([float.NegativeInfinity, 3, float.NegativeInfinity], 3, 1);
        Assert.Equal([0, BitConverter.SingleToInt32Bits(1), 0], one.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void What_a_mask_takes_out_has_no_effect()
    {
        float[] logits = [1, float.NaN, 2, float.PositiveInfinity, 3, 4], p = new float[6], g = new float[6];
        bool[] marks = [true, false, true, false, true, false];
        RowRoles<float> roles = new() { BooleanMask = marks };
        ReproducibleRows.Softmax(ref logits[0], ref p[0], 1, 6, 1, 1, roles);
        Assert.Equal(Softmax([1, float.NegativeInfinity, 2, float.NegativeInfinity, 3, float.NegativeInfinity], 6, 1), p);
        float[] left = Softmax([1, 2, 3], 3, 1);
        Assert.Equal([left[0], 0, left[1], 0, left[2], 0], p, (expected, actual) => Math.Abs(expected - actual) <= 6e-8f);

        int target = 0;
        double loss = ReproducibleRows.SoftmaxCrossEntropy(ref logits[0], ref target, ref Unsafe.NullRef<float>(), ref g[0], 1, 6, 1, 1, 1, roles).Value;
        Assert.Equal(SoftmaxReference.SoftmaxCrossEntropy([1f, 2f, 3f], 0), loss, 5e-7);
        Assert.Equal(0, g[1] + g[3] + g[5]);

        target = 1;
        Assert.Equal(double.PositiveInfinity, ReproducibleRows.SoftmaxCrossEntropy(ref logits[0], ref target, ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>(), 1, 6, 1, 1, 1, roles).Value);

        int none = 0;
        foreach ((EmptyRow empty, float expected) in ((EmptyRow, float)[])[(EmptyRow.Zero, 0), (EmptyRow.Uniform, 1f / 6), (EmptyRow.NaN, float.NaN)])
        {
            ReproducibleRows.Softmax(ref logits[0], ref p[0], 1, 6, 1, 1, new RowRoles<float> { ValidLengths = new(in none), EmptyRow = empty });
            Assert.All(p, x => Assert.Equal(expected, x));
        }
    }

    private static float[] Softmax(float[] logits, int length, int inner)
    {
        var p = new float[logits.Length];
        ReproducibleRows.Softmax(ref logits[0], ref p[0], (nuint)(logits.Length / (length * inner)), (nuint)length, (nuint)inner, 1, default);
        return p;
    }

    private static ExactSum Loss(float[] logits, int[] targets, int first, int count, int length) =>
        ReproducibleRows.SoftmaxCrossEntropy(
            ref logits[first * length], ref targets[first], ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>(), (nuint)count, (nuint)length, 1, 1, 1);

    /// <summary>Rows become columns.</summary>
    private static float[] Transposed(float[] matrix, int rows)
    {
        int columns = matrix.Length / rows;
        return [.. Enumerable.Range(0, matrix.Length).Select(i => matrix[(i % rows * columns) + (i / rows)])];
    }

    private static void Same<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string what)
        where T : struct =>
        Assert.True(MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(actual)), what);
}
