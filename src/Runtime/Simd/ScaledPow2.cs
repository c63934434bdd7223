namespace SoftmaxGen.Simd;

/// <summary>
/// Powers of two times <see cref="Unit"/>, for rows that divide it out again: free to choose, it is chosen so that all eight entries of the table are next to a float, and what the polynomial
/// would need as its first coefficient is 1.
/// </summary>
/// <remarks>
/// The unit was searched for at random: entries are off by at most 0.05·2^-24 instead of 0.54·2^-24. The polynomial is the minimax one of degree 3 with its first coefficient free, which joins the unit:
/// 0.32·2^-24 instead of 0.43·2^-24. With the last rounding that adds up to 1.4·2^-24 for an exponential.
/// </remarks>
internal static class ScaledPow2
{
    /// <summary>What the entries of <see cref="Eighths"/> are multiplied by.</summary>
    public const double TableUnit = 1.0877149085915509;

    /// <summary>The same with what the polynomial adds: <c>e(x)</c> for x = 0, apart from the errors above.</summary>
    public const double Unit = TableUnit * 1.0000000185671105;

    // e(r) = 1 + r(C1 + r(C2 + r·C3)) on |r| ≤ 1/16.
    public const float C1 = 0.69314724f, C2 = 0.24026419f, C3 = 0.05549741f;

    /// <summary>
    /// TableUnit·2^(j/8) for j = 0…7 as bits, less j in the place where the index arrives when the rounded exponent is shifted left by 20: adding that
    /// to a table entry leaves exactly that power times 2^exponent. Twice, for sixteen lanes.
    /// </summary>
    public static System.ReadOnlySpan<int> Eighths =>
    [
        0x3f8b3a3e, 0x3f87d424, 0x3f859202, 0x3f848e45, 0x3f84e5be, 0x3f86b7da, 0x3f8a26de, 0x3f8f5829,
        0x3f8b3a3e, 0x3f87d424, 0x3f859202, 0x3f848e45, 0x3f84e5be, 0x3f86b7da, 0x3f8a26de, 0x3f8f5829,
    ];

    /// <summary>Position of the exponent's lowest bit less the three index bits.</summary>
    public const int EighthsShift = 20;
}
