using System;
using System.Linq;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Rows of logits to try things on.</summary>
internal static class Rows
{
    public static double[] Uniform(int length, double range, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, length).Select(_ => range * ((2 * random.NextDouble()) - 1)).ToArray();
    }

    public static float[] UniformFloats(int length, double range, int seed) => ToFloats(Uniform(length, range, seed));

    public static float[] ToFloats(double[] row) => Array.ConvertAll(row, x => (float)x);

    /// <summary>The named distributions of the accuracy tables.</summary>
    public static double[] Named(string name, int length)
    {
        double[] row = name switch
        {
            "±1" => Uniform(length, 1, 1),
            "±10" => Uniform(length, 10, 2),
            "±100" => Uniform(length, 100, 3),
            "±10^4" => Uniform(length, 1e4, 4),
            "one large" => Uniform(length, 5, 5),
            "one ahead" => Uniform(length, 0.01, 6),
            "equal" => Enumerable.Repeat(7.3, length).ToArray(),
            "ascending" => Enumerable.Range(0, length).Select(i => 20.0 * i / length).ToArray(),
            "offset 10^4" => Uniform(length, 30, 7).Select(x => x + 1e4).ToArray(),
            "offset −10^5" => Uniform(length, 30, 8).Select(x => x - 1e5).ToArray(),
            "offset 10^6" => Uniform(length, 60, 9).Select(x => x + 1e6).ToArray(),
            "offset 10^30" => Uniform(length, 1, 10).Select(x => 1e30 * (1 + (x * 1e-7))).ToArray(),
            "subnormal" => Uniform(length, 12, 11).Select(x => x - 95).ToArray(),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
        if (name is "one large" or "one ahead" or "subnormal")
        {
            row[length / 2] = name == "one large" ? 60 : name == "one ahead" ? 3.7 : 0;
        }

        return row;
    }

    public static readonly string[] Names =
    [
        "±1", "±10", "±100", "±10^4", "one large", "one ahead", "equal", "ascending", "offset 10^4", "offset −10^5", "offset 10^6", "offset 10^30", "subnormal",
    ];
}
