using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Runtime.Tests.Inner;

/// <summary>The shapes that are tried: of one strip, of several, with several rows side by side in the buffer, and too long for the buffer.</summary>
internal static class Shapes
{
    private const int LargestSize = 300_000;

    private static readonly int[] Dims = [1, 2, 3, 5, 8, 17, 64, 300, 1000];
    private static readonly int[] Inners = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 49, 64, 100, 129, 256, 257, 1000, 4096, 4099];

    /// <summary>Longer than the buffer, in narrow and wide tensors.</summary>
    private static readonly (int Outer, int Dim, int Inner)[] Long = [(1, 20_000, 1), (2, 9001, 3), (1, 6000, 8), (1, 2500, 49), (1, 1030, 130), (1, 1100, 270)];

    /// <summary>All shapes, with 0, 1 and 3 slabs.</summary>
    public static IEnumerable<(int Outer, int Dim, int Inner)> All =>
        Dims.SelectMany(dim => Inners.Where(inner => dim * inner <= LargestSize).SelectMany(inner => Outers(dim * inner).Select(outer => (outer, dim, inner)))).Concat(Long);

    /// <summary>One of each kind, for tests that run once for every path.</summary>
    public static (int Outer, int Dim, int Inner)[] Few { get; } =
        [(3, 1, 1), (2, 2, 3), (3, 5, 2), (1, 7, 5), (2, 9, 7), (3, 17, 8), (2, 8, 15), (1, 64, 17), (2, 21, 31), (2, 64, 49), (1, 33, 100), (1, 3, 300), (1, 130, 257), (2, 9001, 3), (1, 1100, 270)];

    /// <summary>Columns worth a comparison: all of a narrow tensor, of a wide one those around the ends of vectors and strips.</summary>
    public static IEnumerable<int> Columns<T>(Tensor<T> tensor)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        int[] edges = [0, 16, 32, 64, 128, 256, tensor.Inner, tensor.Inner * 2, tensor.Columns];
        return tensor.Columns <= 100
            ? Enumerable.Range(0, tensor.Columns)
            : edges.SelectMany(edge => Enumerable.Range(edge - 3, 6)).Where(column => column >= 0 && column < tensor.Columns).Distinct();
    }

    private static int[] Outers(int slab) => slab > 20_000 ? [1] : [0, 1, 3];
}
