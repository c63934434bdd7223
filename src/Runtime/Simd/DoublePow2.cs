namespace SoftmaxGen.Simd;

/// <summary>Coefficients of minimax polynomials for powers of two in <see cref="double"/>, fitted by Remez exchange.</summary>
internal static class DoublePow2
{
    // 2^r = 1 + r(P1 + … + r^10·P11) on |r| ≤ 1/2: relative error 2.7e-17, a quarter of half a unit in the last place.
    public const double
        P1 = 0.6931471805599453,
        P2 = 0.2402265069591013,
        P3 = 0.055504108664820084,
        P4 = 0.00961812910759412,
        P5 = 0.0013333558146774623,
        P6 = 0.00015403530457112118,
        P7 = 1.5252733493125876e-05,
        P8 = 1.3215435282298048e-06,
        P9 = 1.0178199572562617e-07,
        P10 = 7.073783249798962e-09,
        P11 = 4.4347711837949956e-10;

    // 2^r = 1 + r(C1 + … + r^5·C6) on |r| ≤ 1/32: relative error 7.3e-18. For vectors with a table.
    public const double
        C1 = 0.6931471805599468,
        C2 = 0.24022650695909906,
        C3 = 0.05550410865213356,
        C4 = 0.009618129112191887,
        C5 = 0.0013333818526512537,
        C6 = 0.00015403348296509867;

    /// <summary>
    /// 2^(j/16) for j = 0…15 as bits, less j in the place where the index arrives when the rounded exponent is shifted left by 48: adding that
    /// to a table entry leaves exactly 2^(j/16)·2^exponent.
    /// </summary>
    public static System.ReadOnlySpan<long> Sixteenths =>
    [
        0x3ff0000000000000, 0x3fefb5586cf9890f, 0x3fef72b83c7d517b, 0x3fef387a6e756238,
        0x3fef06fe0a31b715, 0x3feedea64c123422, 0x3feebfdad5362a27, 0x3feeab07dd485429,
        0x3feea09e667f3bcd, 0x3feea11473eb0187, 0x3feeace5422aa0db, 0x3feec49182a3f090,
        0x3feee89f995ad3ad, 0x3fef199bdd85529c, 0x3fef5818dcfba487, 0x3fefa4afa2a490da,
    ];

    /// <summary>Position of the exponent's lowest bit less the four index bits.</summary>
    public const int SixteenthsShift = 48;
}
