namespace SoftmaxGen.Simd;

/// <summary>Coefficients of minimax polynomials for powers of two in <see cref="double"/>, fitted by Remez exchange, and the tables they go with.</summary>
internal static partial class DoublePow2
{
    // 2^r = 1 + r(T1 + … + r^3·T4) on |r| ≤ 1/512: relative error 2.4e-18, a fiftieth of half a unit in the last place. Beside the table of 256.
    public const double
        T1 = 0.6931471805599393,
        T2 = 0.24022650695910386,
        T3 = 0.055504115022039745,
        T4 = 0.009618128653350138;

    // 2^r = 1 + r(C1 + … + r^5·C6) on |r| ≤ 1/32: relative error 7.3e-18. Beside the table of 16.
    public const double
        C1 = 0.6931471805599468,
        C2 = 0.24022650695909906,
        C3 = 0.05550410865213356,
        C4 = 0.009618129112191887,
        C5 = 0.0013333818526512537,
        C6 = 0.00015403348296509867;

    /// <summary>
    /// The table that 512-bit vectors keep in two registers: 2^(j/16) for j = 0…15 as bits, less j in the place where the index arrives when the rounded exponent is shifted left by 48: adding that
    /// to a table entry leaves exactly the nearest double to 2^(j/16), times 2^exponent.
    /// </summary>
    public static System.ReadOnlySpan<long> Sixteenths =>
    [
        0x3ff0000000000000, 0x3fefb5586cf9890f, 0x3fef72b83c7d517b, 0x3fef387a6e756238,
        0x3fef06fe0a31b715, 0x3feedea64c123422, 0x3feebfdad5362a27, 0x3feeab07dd485429,
        0x3feea09e667f3bcd, 0x3feea11473eb0187, 0x3feeace5422aa0db, 0x3feec49182a3f090,
        0x3feee89f995ad3ad, 0x3fef199bdd85529c, 0x3fef5818dcfba487, 0x3fefa4afa2a490da,
    ];

    /// <summary>What the entries of <see cref="Sixteenths"/> lack, as parts of themselves: doubles, as bits.</summary>
    public static System.ReadOnlySpan<long> SixteenthsRest =>
    [
        0x0000000000000000, 0x3c979aa65d837b6d,
        unchecked((long)0xbc801b15eaa59348), 0x3c968efde3a8a894,
        0x3c834d754db0abb6, 0x3c859f48a72a4c6d,
        0x3c7690cebb7aafb0, 0x3c9063e1e21c5409,
        unchecked((long)0xbc93b3efbf5e2228), unchecked((long)0xbc7b32dcb94da51d),
        0x3c8db72fc1f0eab4, 0x3c71affc2b91ce27,
        0x3c8c1a7792cb3387, 0x3c736eae30af0cb3,
        0x3c74a385a63d07a7, unchecked((long)0xbc8ff7128fd391f0),
    ];

    /// <summary>Position of the exponent's lowest bit less the four index bits.</summary>
    public const int SixteenthsShift = 48;
}
