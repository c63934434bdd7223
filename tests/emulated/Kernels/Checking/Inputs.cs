using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Kernels.Tests.Inputs;

namespace SoftmaxGen.EmulatedKernels.Checking;

/// <summary>The rows that every kernel is tried with; fewer of the long ones, because an emulated CPU is slow.</summary>
internal static class Inputs
{
    private static readonly float[] Hostile =
        [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, 131072f, -131072f];

    public static IEnumerable<(string Name, Rows.Filler Fill)> For(int dim) => Finite(dim).Concat(WithOneHostile(dim)).Append(("all −∞", AllMinusInfinity));

    /// <summary>Uniform rows within a range.</summary>
    public static IEnumerable<(string Name, Rows.Filler Fill)> Ranges(params float[] ranges) =>
        ranges.Select(range => ($"uniform in ±{range}", Rows.Uniform(range)));

    /// <summary>Where the 512-bit path changes its step: the ends of the row, and both sides of the start of the last, incomplete vector.</summary>
    public static int[] Positions(int dim)
    {
        int tail = dim / 16 * 16;
        return [.. new[] { 0, tail - 1, tail, dim - 1 }.Where(i => i >= 0 && i < dim).Distinct()];
    }

    /// <summary>Numbers of rows in a batch: none, and what leaves a rest after two and after four rows together.</summary>
    public static int[] RowCounts(int dim) => dim <= 64 ? [0, 1, 2, 3, 4, 5, 7, 8] : dim <= 1024 ? [0, 1, 2, 3, 5] : [0, 2];

    /// <summary>Fills a batch, every row with another of the kinds, so that rows side by side take different ways.</summary>
    public static void FillRows(Span<float> rows, int dim, Random random)
    {
        (string Name, Rows.Filler Fill)[] kinds = [.. For(dim)];
        for (int start = 0; start < rows.Length; start += dim)
        {
            kinds[random.Next(kinds.Length)].Fill(rows.Slice(start, dim), random);
        }
    }

    private static IEnumerable<(string Name, Rows.Filler Fill)> Finite(int dim) =>
        dim <= 1024 ? Rows.Everyday.Concat(Rows.Far).Concat(Rows.WithMinusInfinity) : Ranges(1, 10, 100, 1e4f);

    private static IEnumerable<(string Name, Rows.Filler Fill)> WithOneHostile(int dim)
    {
        IEnumerable<float> values = dim <= 1024 ? Hostile : Hostile.Take(dim <= 4099 ? 4 : 1);
        return values.SelectMany(value => Positions(dim).Select(position => ($"{value} at {position}", One(value, position))));
    }

    private static Rows.Filler One(float value, int position) => (row, random) =>
    {
        Rows.Uniform(10)(row, random);
        row[position] = value;
    };

    private static void AllMinusInfinity(Span<float> row, Random random) => row.Fill(float.NegativeInfinity);
}
