namespace SoftmaxGen.Simd;

/// <summary>
/// e^r = 1 + r + r²·(C2 + r·C3 + … + r⁹·C11) on |r| ≤ ln(2)/2, the minimax polynomial whose first two coefficients are exactly 1: relative
/// error 3.6e-18, a thirtieth of half a unit of a double.
/// </summary>
internal static class ExpSeries
{
    public const double
        C2 = 0.5000000000000011,
        C3 = 0.16666666666666413,
        C4 = 0.041666666666530155,
        C5 = 0.008333333333494461,
        C6 = 0.0013888888943630114,
        C7 = 0.00019841269506578688,
        C8 = 2.480149309890655e-05,
        C9 = 2.7557586373840165e-06,
        C10 = 2.763024837921144e-07,
        C11 = 2.5000061602835666e-08;
}
