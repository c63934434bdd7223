using System;
using System.Linq;
using System.Runtime.Intrinsics;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The conversions between halves and floats against those of .NET, which go one by one.</summary>
public sealed class HalfSimdTests
{
    private static readonly Half[] AllHalves = [.. Enumerable.Range(0, 65536).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits))];

    public static TheoryData<int> WidthNumbers => Widths.Numbers;

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Every_half_becomes_its_float_and_comes_back(int width)
    {
        FloatWidth vector = Widths.OfFloats(width);
        var back = new Half[AllHalves.Length];
        for (int i = 0; i < AllHalves.Length; i += vector.Lanes)
        {
            float[] floats = vector.Load(AllHalves, i);
            for (int lane = 0; lane < vector.Lanes; lane++)
            {
                Assert.True(Same(floats[lane], (float)AllHalves[i + lane]), $"{i + lane:x4} became {floats[lane]:R}");
            }

            vector.Store(floats, back, i);
        }

        Assert.All(AllHalves.Zip(back), pair => Assert.True(Same(pair.First, pair.Second), $"{pair.First} came back as {pair.Second}"));
    }

    /// <summary>Between two halves lies one float that is the middle; its neighbours tell rounding from cutting, and the middle ties to even.</summary>
    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Every_boundary_rounds_as_it_should(int width)
    {
        for (int bits = 0; bits < 0x7C00; bits++)
        {
            float half = (float)AllHalves[bits], next = bits == 0x7BFF ? 65536 : (float)AllHalves[bits + 1];
            float middle = (half + next) / 2;
            float[] near = [half, MathF.BitIncrement(half), MathF.BitDecrement(middle), middle, MathF.BitIncrement(middle), MathF.BitDecrement(next)];
            AssertRounded(width, [.. near, .. near.Select(x => -x)]);
        }
    }

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Floats_of_every_size_round_as_they_should(int width)
    {
        var random = new Random(12);
        float[] floats = [.. Enumerable.Range(0, 1 << 20).Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)))];
        AssertRounded(width, [.. floats, float.MaxValue, -float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN, -float.NaN, float.Epsilon, -float.Epsilon]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rows_shorter_than_a_vector_lie_in_its_last_lanes(int count)
    {
        Half[] row = [(Half)1.5, (Half)(-2.25), Half.Epsilon];
        Vector128<float> v = HalfSimd128.LoadLast(ref row[0], count);
        for (int lane = 0; lane < 4; lane++)
        {
            Assert.Equal((float)row[Math.Max(0, lane - (4 - count))], v[lane]);
        }

        Half[] stored = [(Half)9, (Half)9, (Half)9, (Half)9];
        HalfSimd128.StoreLast(v, ref stored[0], count);
        Assert.Equal(row[..count], stored[..count]);
        Assert.All(stored[count..], x => Assert.Equal((Half)9, x));
    }

    [Theory]
    [MemberData(nameof(WidthNumbers))]
    public void Nothing_beside_the_vector_is_written(int width)
    {
        FloatWidth vector = Widths.OfFloats(width);
        var row = new Half[vector.Lanes + 2];
        vector.Store([.. Enumerable.Repeat(1f, vector.Lanes)], row, 1);
        Assert.Equal([Half.Zero, .. Enumerable.Repeat((Half)1, vector.Lanes), Half.Zero], row);
    }

    private static void AssertRounded(int width, float[] floats)
    {
        FloatWidth vector = Widths.OfFloats(width);
        var halves = new Half[vector.Lanes];
        foreach (float[] lanes in Widths.Vectors(floats, vector.Lanes))
        {
            vector.Store(lanes, halves, 0);
            for (int i = 0; i < lanes.Length; i++)
            {
                if (!Same(halves[i], (Half)lanes[i]))
                {
                    Assert.Fail($"{lanes[i]:R} became {halves[i]}, not {(Half)lanes[i]}");
                }
            }
        }
    }

    private static bool Same(float a, float b) =>
        float.IsNaN(b) ? float.IsNaN(a) && float.IsNegative(a) == float.IsNegative(b) : BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b);

    private static bool Same(Half a, Half b) =>
        Half.IsNaN(b) ? Half.IsNaN(a) && Half.IsNegative(a) == Half.IsNegative(b) : BitConverter.HalfToInt16Bits(a) == BitConverter.HalfToInt16Bits(b);
}
