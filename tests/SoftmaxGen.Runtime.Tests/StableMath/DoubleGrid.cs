using System;
using System.Collections.Generic;

namespace SoftmaxGen.Runtime.Tests;

/// <summary>Doubles to try a function on.</summary>
internal static class DoubleGrid
{
    // More of them for a search by hand; the grid of every day takes a second or two per function.
    private static readonly int Density = int.TryParse(Environment.GetEnvironmentVariable("SOFTMAXGEN_GRID_DENSITY"), out int density) ? density : 1;

    /// <summary>Some of every exponent and either sign, more where exponentials are neither 0 nor 1, and the surroundings of the hard points.</summary>
    public static IEnumerable<double> Over(double[] hard)
    {
        var random = new Random(7);
        for (int exponent = -1074; exponent < 1024; exponent++)
        {
            for (int i = 0; i < 2 * Density; i++)
            {
                yield return Math.ScaleB(1 + random.NextDouble(), exponent) * (i % 2 == 0 ? 1 : -1);
            }
        }

        foreach (double range in (double[])[1e-8, 0.01, 0.5, 1, 1, 2, 2, 4, 10, 40, 100, 720])
        {
            for (int i = 0; i < 600 * Density; i++)
            {
                yield return range * ((2 * random.NextDouble()) - 1);
            }
        }

        foreach (double point in hard)
        {
            double below = point, above = point;
            yield return point;
            for (int i = 0; i < 100 * Density; i++)
            {
                yield return below = Math.BitDecrement(below);
                yield return above = Math.BitIncrement(above);
                yield return point * (1 + (0.02 * (random.NextDouble() - 0.5)));
            }
        }
    }
}
