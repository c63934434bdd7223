namespace SoftmaxGen.Simd;

/// <summary>Coefficients of minimax polynomials for powers of two, fitted by Remez exchange with each coefficient rounded in turn.</summary>
internal static class Pow2
{
    // 2^r = 1 + r(C1 + r(C2 + r·C3)) on |r| ≤ 1/16: relative error 2.6e-8, 0.43 of half a unit in the last place.
    public const float C1 = 0.69314724f, C2 = 0.24025804f, C3 = 0.055479724f;

    /// <summary>
    /// 2^(j/8) for j = 0…7 as bits, less j in the place where the index arrives when the rounded exponent is shifted left by 20: adding that
    /// to a table entry leaves exactly 2^(j/8)·2^exponent. Twice, for sixteen lanes.
    /// </summary>
    public static System.ReadOnlySpan<int> Eighths =>
    [
        0x3f800000, 0x3f7b95c2, 0x3f7837f0, 0x3f75fed7, 0x3f7504f3, 0x3f75672a, 0x3f7744fd, 0x3f7ac0c7,
        0x3f800000, 0x3f7b95c2, 0x3f7837f0, 0x3f75fed7, 0x3f7504f3, 0x3f75672a, 0x3f7744fd, 0x3f7ac0c7,
    ];

    /// <summary>Position of the exponent's lowest bit less the three index bits.</summary>
    public const int EighthsShift = 20;
}
