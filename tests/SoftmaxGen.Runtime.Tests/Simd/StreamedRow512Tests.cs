using System;
using System.Linq;
using System.Runtime.InteropServices;
using SoftmaxGen.Simd;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Rows that are read twice and written once, at lengths around those of its vectors, steps and blocks: kernels call it for a million elements and more.</summary>
public sealed class StreamedRow512Tests
{
    private const float ScaleHigh = 1.44269502f, ScaleLow = 1.92596303E-08f, Reach = 105.011795f;

    public static TheoryData<int> Lengths => [16, 17, 31, 63, 64, 65, 255, 256, 320, 4095, 4096, 4097, 4111, 4112, 4160, 8192, 12_345, 100_003];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Probabilities_are_within_the_contract(int length)
    {
        foreach (string name in Rows.Names.Where(name => !name.StartsWith("offset", StringComparison.Ordinal) || name == "offset 10^4"))
        {
            float[] logits = Rows.ToFloats(Rows.Named(name, length)), probabilities = new float[length];
            Assert.True(Compute(logits, probabilities), name);
            AssertRight(logits, probabilities);
        }
    }

    /// <summary>Every block raises the maximum, by so much in the end that what was summed before vanishes.</summary>
    [Theory]
    [InlineData(0.001)]
    [InlineData(1.0)]
    [InlineData(90)]
    public void Sums_follow_a_maximum_that_grows(double growth)
    {
        float[] logits = Enumerable.Range(0, 50_000).Select(i => (float)(growth * (i / 1000.0))).ToArray(), probabilities = new float[logits.Length];
        Assert.True(Compute(logits, probabilities));
        AssertRight(logits, probabilities);
    }

    /// <summary>Whatever the destination's address is to a line of memory, floats between the places of floats included; nothing beside the row is written.</summary>
    [Fact]
    public void Any_address_will_do()
    {
        const int Length = 5000;
        float[] logits = Rows.UniformFloats(Length, 10, 1), expected = new float[Length];
        Assert.True(Compute(logits, expected));
        for (int offset = 0; offset < 80; offset++)
        {
            byte[] memory = Enumerable.Repeat((byte)0xA5, (Length * sizeof(float)) + 160).ToArray();
            Span<float> destination = MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, float>(ref memory[offset]), Length);
            Assert.True(Compute(logits, destination));
            Assert.Equal(expected, destination.ToArray());
            Assert.All(memory.Take(offset).Concat(memory.Skip(offset + (Length * sizeof(float)))), b => Assert.Equal(0xA5, b));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void In_place_gives_the_same_bits(int length)
    {
        float[] logits = Rows.UniformFloats(length + 16, 10, 2), expected = new float[length];
        for (int offset = 0; offset < 16; offset++)
        {
            float[] row = [.. logits];
            Assert.True(Compute(row.AsSpan(offset, length), expected));
            Assert.True(Compute(row.AsSpan(offset, length), row.AsSpan(offset, length)));
            Assert.Equal(expected, row.AsSpan(offset, length).ToArray());
        }
    }

    [Fact]
    public void Minus_infinity_becomes_zero_and_nan_makes_the_row_nan()
    {
        float[] logits = Rows.UniformFloats(9001, 10, 3), probabilities = new float[logits.Length];
        foreach (int position in new[] { 1, 4095, 4096, 9000 })
        {
            float[] row = [.. logits];
            row[position] = float.NegativeInfinity;
            Assert.True(Compute(row, probabilities));
            AssertRight(row, probabilities);
            Assert.Equal(0, BitConverter.SingleToInt32Bits(probabilities[position]));

            row[position] = float.NaN;
            if (Compute(row, probabilities))
            {
                Assert.All(probabilities, p => Assert.True(float.IsNaN(p)));
            }
        }
    }

    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e30f)]
    public void A_maximum_out_of_range_is_left_to_others_and_nothing_is_written(float large)
    {
        foreach (int position in new[] { 0, 5000, 8999 })
        {
            float[] logits = Rows.UniformFloats(9000, 10, 4), probabilities = Enumerable.Repeat(-1f, logits.Length).ToArray();
            logits[position] = large;
            Assert.False(Compute(logits, probabilities));
            Assert.All(probabilities, p => Assert.Equal(-1, p));
        }
    }

    private static bool Compute(ReadOnlySpan<float> logits, Span<float> probabilities) => StreamedRow512.Softmax(
        ref MemoryMarshal.GetReference(logits), ref MemoryMarshal.GetReference(probabilities), (nuint)logits.Length, ScaleHigh, ScaleLow, Reach);

    private static void AssertRight(float[] logits, float[] probabilities)
    {
        double[] expected = new double[logits.Length];
        SoftmaxReference.Softmax(Array.ConvertAll(logits, x => (double)x), expected, 1);
        for (int i = 0; i < logits.Length; i++)
        {
            Assert.True(Accuracy.ProbabilityError(probabilities[i], expected[i]) <= Accuracy.ProbabilityUlps, $"{i} of {logits.Length}: {probabilities[i]:R} in place of {expected[i]:R}");
        }
    }
}
