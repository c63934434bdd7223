namespace SoftmaxGen.Simd;

/// <summary>
/// Powers of two that every machine can evaluate alike: a table for <see cref="float"/>, a polynomial for <see cref="double"/>, fitted by Remez exchange.
/// </summary>
internal static class ReproduciblePow2
{
    /// <summary>What an IEEE double adds to the exponents it stores.</summary>
    public const double ExponentBias = 1023;

    /// <summary>What the powers of two of floats are multiplied by, all of them: a quotient of two does not depend on it.</summary>
    public const double FloatBase = 1.0877149085915509;

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

    /// <summary>
    /// <see cref="FloatBase"/>·2^(j/8) for j = 0…7, laid out as in <see cref="Pow2.Eighths"/>, twice. With this base, found by trying every float, all eight lie within 0.024 ULP of a float;
    /// 2^(j/8) themselves are up to 0.27 off, and exponentials with them.
    /// </summary>
    public static System.ReadOnlySpan<int> Eighths =>
    [
        0x3f8b3a3e, 0x3f87d424, 0x3f859202, 0x3f848e45, 0x3f84e5be, 0x3f86b7da, 0x3f8a26de, 0x3f8f5829,
        0x3f8b3a3e, 0x3f87d424, 0x3f859202, 0x3f848e45, 0x3f84e5be, 0x3f86b7da, 0x3f8a26de, 0x3f8f5829,
    ];
}
