using System;
using System.Collections.Generic;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Arguments of a reproducible kernel, the same bits in every process: only additions and multiplications made them.</summary>
internal sealed record ReproducibleInput<T>(T[] Logits, int Length, int Inner, double Scale)
    where T : unmanaged
{
    private static readonly double[] Ranges = [1, 10, 100, 1e4];

    public int Outer => Logits.Length / (Length * Inner);

    public int[] Targets { get; init; } = [];

    public T[] AddedMask { get; init; } = [];

    public bool[] BooleanMask { get; init; } = [];

    public int[] ValidLengths { get; init; } = [];

    public EmptyRow EmptyRow { get; init; }

    public static IEnumerable<ReproducibleInput<T>> Of(int length, double[] scales)
    {
        var random = new Random(length);
        foreach (double range in Ranges)
        {
            yield return New(Fill(3 * length, () => Uniform(random, range)), length, 1, 1, random);
        }

        foreach (double scale in scales)
        {
            yield return New(Fill(2 * length, () => Uniform(random, 20 / Math.Abs(scale))), length, 1, scale, random);
        }

        yield return New(Fill(length, () => 30000 + Uniform(random, 40)), length, 1, 1, random);
        yield return New(Fill(length, () => -90 + Uniform(random, 14)), length, 1, 1, random, (length / 2, 0.0));
        foreach (double awkward in (double[])[double.NaN, -double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, -double.MaxValue])
        {
            yield return New(Fill(length, () => Uniform(random, 10)), length, 1, 1, random, (random.Next(length), awkward));
        }

        yield return New(Fill(length, () => double.NegativeInfinity), length, 1, 1, random);
        yield return New(Fill(length, () => random.Next(-100, 100) * 4.94065645841247E-324), length, 1, 1, random);
        if (length <= 1025)
        {
            yield return New(Fill(2 * length * 3, () => Uniform(random, 10)), length, 3, -0.5, random);
            foreach (EmptyRow empty in Enum.GetValues<EmptyRow>())
            {
                yield return Masked(length, 5, empty, random);
            }
        }
    }

    /// <summary>More rows than any vector has lanes, with none and with one that is out of range; short rows lie across the lanes.</summary>
    public static IEnumerable<ReproducibleInput<T>> Batches(int length)
    {
        const int Rows = 67;
        var random = new Random(length);
        foreach (double scale in (double[])[1, 0.3])
        {
            yield return New(Fill(Rows * length, () => Uniform(random, 20)), length, 1, scale, random, (random.Next(length), double.NegativeInfinity));
        }

        yield return New(Fill(Rows * length, () => Uniform(random, 2)), length, 1, 1, random, (length * (Rows - 2), 1e4), (length, double.NaN));
    }

    private static ReproducibleInput<T> Masked(int length, int inner, EmptyRow empty, Random random)
    {
        var input = New(Fill(2 * length * inner, () => Uniform(random, 10)), length, inner, 1, random, (random.Next(length), double.NaN));
        return empty switch
        {
            EmptyRow.Zero => input with { EmptyRow = empty, AddedMask = Fill(length, () => random.Next(3) == 0 ? double.NegativeInfinity : Uniform(random, 2)) },
            EmptyRow.NaN => input with { EmptyRow = empty, BooleanMask = Array.ConvertAll(new bool[input.Logits.Length], _ => random.Next(3) == 0) },
            _ => input with { EmptyRow = empty, ValidLengths = Array.ConvertAll(new int[2 * inner], _ => random.Next(length + 1)) },
        };
    }

    private static ReproducibleInput<T> New(T[] logits, int length, int inner, double scale, Random random, params (int Index, double Value)[] placed)
    {
        foreach ((int index, double value) in placed)
        {
            logits[index] = ReproducibleCall<T>.Narrow(value);
        }

        return new(logits, length, inner, scale) { Targets = Array.ConvertAll(new int[logits.Length / length], _ => random.Next(length)) };
    }

    private static T[] Fill(int length, Func<double> next) => Array.ConvertAll(new T[length], _ => ReproducibleCall<T>.Narrow(next()));

    private static double Uniform(Random random, double range) => ((random.NextDouble() * 2) - 1) * range;
}
