namespace SoftmaxGen.Simd;

/// <summary>
/// Powers of two that every machine can evaluate alike: for <see cref="double"/> a polynomial, fitted by Remez exchange, because some vectors could not look up a table; for <see cref="float"/>
/// the table of <see cref="ScaledPow2"/>.
/// </summary>
internal static class ReproduciblePow2
{
    /// <summary>What an IEEE double adds to the exponents it stores.</summary>
    public const double ExponentBias = 1023;

    // 2^r = 1 + r(C1 + r(C2 + r·C3)) on |r| ≤ 1/16, beside the table of floats: relative error 2.6e-8, 0.43 of half a unit in the last place. Unlike the polynomial of ScaledPow2 it adds no factor of its own.
    public const float C1 = 0.69314724f, C2 = 0.24025804f, C3 = 0.055479724f;

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
}
