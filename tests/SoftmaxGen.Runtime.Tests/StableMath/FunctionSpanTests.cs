using System;
using System.Linq;
using System.Runtime.InteropServices;
using SoftmaxGen.Testing;
using Xunit;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>The span forms give the bits of the scalar forms wherever an element stands, touch nothing else, refuse wrong spans and allocate nothing.</summary>
public sealed class FunctionSpanTests
{
    private const int Longest = 40;

    private static readonly double[] Values =
        [.. Rows.Uniform(Longest, 12, seed: 21).Select((x, i) => (i % 9) switch { 0 => double.NaN, 2 => double.NegativeInfinity, 4 => 0, 6 => -800, 7 => x * 1e-9, _ => x })];

    public static TheoryData<string> UnaryNames => UnaryCase.Names;

    public static TheoryData<string> BinaryNames => BinaryCase.Names;

    [Theory]
    [MemberData(nameof(UnaryNames))]
    public void Every_position_of_every_length_as_the_scalar_form(string name)
    {
        UnaryCase function = UnaryCase.Of(name);
        Check(function.FloatOf, function.Floats, x => (float)x);
        Check(function.DoubleOf, function.Doubles, x => x);
    }

    [Theory]
    [MemberData(nameof(BinaryNames))]
    public void Every_position_of_every_length_as_the_scalar_form_of_two(string name)
    {
        BinaryCase function = BinaryCase.Of(name);
        Check(function.FloatOf, function.Floats, x => (float)x);
        Check(function.DoubleOf, function.Doubles, x => x);
    }

    [Theory]
    [MemberData(nameof(UnaryNames))]
    public void Wrong_spans_are_refused_before_anything_is_written(string name)
    {
        UnaryCase function = UnaryCase.Of(name);
        float[] floats = Rows.UniformFloats(20, 3, seed: 1), before = [.. floats];
        double[] doubles = Rows.Uniform(20, 3, seed: 1), beforeDoubles = [.. doubles];
        ArgumentException length = Assert.Throws<ArgumentException>("destination", () => function.Floats(floats.AsSpan(0, 10), floats.AsSpan(10, 9)));
        Assert.StartsWith("'destination' has 9 elements; to fit 'x' it needs 10.", length.Message);
        Assert.Throws<ArgumentException>("destination", () => function.Floats(floats.AsSpan(0, 10), floats.AsSpan(1, 10)));
        Assert.Throws<ArgumentException>("destination", () => function.Doubles(doubles.AsSpan(0, 10), doubles.AsSpan(10, 9)));
        Assert.Throws<ArgumentException>("destination", () => function.Doubles(doubles.AsSpan(1, 10), doubles.AsSpan(0, 10)));
        Assert.Equal(before, floats);
        Assert.Equal(beforeDoubles, doubles);
    }

    [Theory]
    [MemberData(nameof(BinaryNames))]
    public void Wrong_spans_are_refused_before_anything_is_written_of_two(string name)
    {
        BinaryCase function = BinaryCase.Of(name);
        Refuses(function.Floats, function.Parameters, Rows.UniformFloats(40, 3, seed: 1));
        Refuses(function.Doubles, function.Parameters, Rows.Uniform(40, 3, seed: 1));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        float[] floats = new float[37];
        double[] doubles = new double[37];
        Run();
        Assert.Equal(0, Allocations.Of(Run));

        void Run()
        {
            foreach (UnaryCase function in UnaryCase.All)
            {
                function.Floats(floats, floats);
                function.Doubles(doubles, doubles);
                function.FloatOf(1);
                function.DoubleOf(1);
            }

            foreach (BinaryCase function in BinaryCase.All)
            {
                function.Floats(floats, floats, floats);
                function.Doubles(doubles, doubles, doubles);
                function.FloatOf(1, 1);
                function.DoubleOf(1, 1);
            }
        }
    }

    private static void Check<T>(Func<T, T> of, UnaryCase.Map<T> map, Func<double, T> convert)
        where T : unmanaged
    {
        T[] values = Array.ConvertAll(Values, x => convert(x));
        using GuardedMemory from = GuardedMemory.For<T>(Longest), to = GuardedMemory.For<T>(Longest);
        for (int length = 0; length <= Longest; length++)
        {
            T[] expected = [.. values[..length].Select(of)];
            Span<T> x = from.AtEnd<T>(length), destination = to.AtStart<T>(length);
            values.AsSpan(0, length).CopyTo(x);
            map(x, destination);
            AssertSameBits(expected, destination);
            map(x, x);
            AssertSameBits(expected, x);
        }
    }

    private static void Check<T>(Func<T, T, T> of, BinaryCase.Map<T> map, Func<double, T> convert)
        where T : unmanaged
    {
        T[] first = Array.ConvertAll(Values, x => convert(x)), second = Array.ConvertAll(Rows.Uniform(Longest, 1, seed: 22), x => convert(Math.Abs(x)));
        using GuardedMemory memoryX = GuardedMemory.For<T>(Longest), memoryY = GuardedMemory.For<T>(Longest), to = GuardedMemory.For<T>(Longest);
        for (int length = 0; length <= Longest; length++)
        {
            T[] expected = [.. first[..length].Zip(second, of)];
            Span<T> x = memoryX.AtEnd<T>(length), y = memoryY.AtEnd<T>(length), destination = to.AtStart<T>(length);
            first.AsSpan(0, length).CopyTo(x);
            second.AsSpan(0, length).CopyTo(y);
            map(x, y, destination);
            AssertSameBits(expected, destination);
            map(x, y, x);
            AssertSameBits(expected, x);
            first.AsSpan(0, length).CopyTo(x);
            map(x, y, y);
            AssertSameBits(expected, y);
        }
    }

    private static void AssertSameBits<T>(T[] expected, ReadOnlySpan<T> actual)
        where T : unmanaged =>
        Assert.True(MemoryMarshal.AsBytes<T>(expected).SequenceEqual(MemoryMarshal.AsBytes(actual)), $"{expected.Length} elements: {string.Join(' ', expected)} against {string.Join(' ', actual.ToArray())}");

    private static void Refuses<T>(BinaryCase.Map<T> map, string[] names, T[] memory)
        where T : unmanaged
    {
        T[] before = [.. memory];
        ArgumentException second = Assert.Throws<ArgumentException>(names[1], () => map(memory.AsSpan(0, 10), memory.AsSpan(10, 11), memory.AsSpan(30, 10)));
        Assert.StartsWith($"'{names[1]}' has 11 elements; to fit '{names[0]}' it needs 10.", second.Message);
        Assert.Throws<ArgumentException>(names[2], () => map(memory.AsSpan(0, 10), memory.AsSpan(10, 10), memory.AsSpan(30, 9)));
        Assert.Throws<ArgumentException>(names[2], () => map(memory.AsSpan(0, 10), memory.AsSpan(20, 10), memory.AsSpan(1, 10)));
        Assert.Throws<ArgumentException>(names[2], () => map(memory.AsSpan(20, 10), memory.AsSpan(1, 10), memory.AsSpan(0, 10)));
        Assert.Equal(before, memory);
    }
}
