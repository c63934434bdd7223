using System;

namespace SoftmaxGen.Simd;

/// <summary>Sliding windows over these give the constant masks and lane numbers of every vector width.</summary>
internal static class LaneMasks
{
    /// <summary>Sixteen zeros, then sixteen words of ones: a load at 16 − k clears the first k lanes.</summary>
    public static ReadOnlySpan<int> ZerosThenOnes =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    ];

    public const int Zeros = 16;

    public static ReadOnlySpan<long> LongNumbers => [0, 1, 2, 3, 4, 5, 6, 7];

    public static ReadOnlySpan<int> Numbers => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    public static ReadOnlySpan<long> WideNumbers => [0, 1, 2, 3, 4, 5, 6, 7];
}
