using System;
using System.Collections.Generic;

namespace SoftmaxGen.Kernels.Tests.Inputs;

/// <summary>Rows of finite logits, from everyday ones to adversarial ones.</summary>
internal static class Rows
{
    public delegate void Filler(Span<float> row, Random random);

    /// <summary>Rows within the range the accuracy contract names, ±10^4.</summary>
    public static IReadOnlyList<(string Name, Filler Fill)> Everyday { get; } =
    [
        ("uniform in ±1", Uniform(1)),
        ("uniform in ±10", Uniform(10)),
        ("uniform in ±100", Uniform(100)),
        ("uniform in ±1e4", Uniform(1e4f)),
        ("one large among small", OneLarge),
        ("one large among equal", OneLargeAmongEqual),
        ("all equal", (row, random) => row.Fill((float)((random.NextDouble() * 2e4) - 1e4))),
        ("ascending", Ascending),
        ("around the smallest probabilities", NearUnderflow),
    ];

    /// <summary>Rows far from zero: offsets that swallow most digits, the largest floats, and the range where kernels change their method.</summary>
    public static IReadOnlyList<(string Name, Filler Fill)> Far { get; } =
    [
        ("uniform in 1e5…1e6", (row, random) => Fill(row, () => (float)(1e5 + (random.NextDouble() * 9e5)))),
        ("uniform in −1e6…−1e5", (row, random) => Fill(row, () => (float)(-1e5 - (random.NextDouble() * 9e5)))),
        ("near 1e5 and close together", (row, random) => Fill(row, () => 100000f + random.Next(-40, 40) * 0.0625f)),
        ("near −90500 and close together", (row, random) => Fill(row, () => -90500f + random.Next(-800, 800) * 0.5f)),
        ("near 1e30", (row, random) => Fill(row, () => random.Next(2) == 0 ? 1e30f : MathF.BitDecrement(1e30f))),
        ("all −MaxValue", (row, _) => row.Fill(float.MinValue)),
        ("all MaxValue", (row, _) => row.Fill(float.MaxValue)),
        ("MaxValue and its negative", (row, random) => Fill(row, () => random.Next(2) == 0 ? float.MaxValue : float.MinValue)),
        ("subnormals", (row, random) => Fill(row, () => random.Next(-100, 100) * float.Epsilon)),
    ];

    /// <summary>Rows with entries that are exactly impossible, which must not disturb the others.</summary>
    public static IReadOnlyList<(string Name, Filler Fill)> WithMinusInfinity { get; } =
    [
        ("some −∞", SomeMinusInfinity),
        ("all −∞ but one", (row, random) =>
        {
            row.Fill(float.NegativeInfinity);
            row[random.Next(row.Length)] = 3f;
        }),
    ];

    public static Filler Uniform(float range) => (row, random) => Fill(row, () => (float)(((random.NextDouble() * 2) - 1) * range));

    /// <summary>The same numbers in every run and every process.</summary>
    public static Random Seeded(int dim) => new(20260722 + dim);

    private static void OneLarge(Span<float> row, Random random)
    {
        Uniform(1)(row, random);
        row[random.Next(row.Length)] = 80f + (float)(random.NextDouble() * 10);
    }

    /// <summary>Equal terms round the same way every time they are added to a large one: the worst case of a sum in single precision.</summary>
    private static void OneLargeAmongEqual(Span<float> row, Random random)
    {
        row.Fill((float)random.NextDouble());
        row[random.Next(row.Length)] = 6f + (float)(random.NextDouble() * 6);
    }

    private static void Ascending(Span<float> row, Random random)
    {
        float step = (float)random.NextDouble();
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = Math.Min(i * step, 9000f);
        }
    }

    /// <summary>Differences of 80 to 110 from the maximum: probabilities from normal through subnormal to zero.</summary>
    private static void NearUnderflow(Span<float> row, Random random)
    {
        Fill(row, () => (float)(-80 - (random.NextDouble() * 30)));
        row[random.Next(row.Length)] = 0;
    }

    private static void SomeMinusInfinity(Span<float> row, Random random)
    {
        Uniform(10)(row, random);
        for (int i = 1; i < row.Length; i++)
        {
            row[i] = random.Next(3) == 0 ? float.NegativeInfinity : row[i];
        }
    }

    private static void Fill(Span<float> row, Func<float> next)
    {
        foreach (ref float value in row)
        {
            value = next();
        }
    }
}
