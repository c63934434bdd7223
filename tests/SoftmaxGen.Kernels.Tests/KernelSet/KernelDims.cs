using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Kernels.Tests.KernelSet;

/// <summary>The row lengths that are tried.</summary>
internal static class KernelDims
{
    /// <summary>Every length that any vector width treats in registers or at the start of its loops, and long ones with tails of every kind.</summary>
    public static IReadOnlyList<int> All { get; } =
        [.. Enumerable.Range(1, 260), 300, 319, 320, 321, 362, 384, 385, 512, 777, 1000, 1024, 4096, 4099, 32768, 50257, 128256];

    /// <summary>
    /// Both sides of every boundary between plans, for kernels that differ from another one only around the rows: where a vector fills (4, 8, 16), where the
    /// registers do (32, 64, 80, 160, 320), where loops begin, and a few in between.
    /// </summary>
    public static IReadOnlyList<int> Edges { get; } =
        [1, 2, 3, 4, 5, 7, 8, 9, 10, 15, 16, 17, 31, 32, 33, 47, 63, 64, 65, 79, 80, 81, 100, 128, 129, 160, 161, 257, 319, 320, 321, 385, 1000, 4099];

    /// <summary>
    /// Lengths of batches: all of which several rows are treated at once, up to ten vectors of sixteen; beyond, a batch is one row after the other, and
    /// the edges and the long rows do.
    /// </summary>
    public static IReadOnlyList<int> SideBySide { get; } = [.. All.Where(dim => dim <= 160 || dim > 260).Union(Edges).Order()];

    /// <summary>A few, for options that change constants only.</summary>
    public static IReadOnlyList<int> Few { get; } = [1, 2, 3, 10, 16, 64, 100, 385, 1000];

    /// <summary>Scales other than 1, with the part of a kernel's name that stands for each.</summary>
    public static IReadOnlyList<(string Name, double Scale)> Scales { get; } =
        [("Eighth", 0.125), ("TwoAndAHalf", 2.5), ("MinusOne", -1), ("Thousandth", 1e-3), ("Thirty", 30)];
}
