namespace SoftmaxGen.Simd;

/// <summary>
/// e^r = 1 + r + r²(C2 + … + r⁴·C6) on |r| ≤ ln(2)/2, the minimax polynomial whose first two coefficients are exactly 1: relative error 3.2e-9. For vectors
/// without a table.
/// </summary>
internal static class NaturalExp
{
    public const float C2 = 0.49999994f, C3 = 0.16666517f, C4 = 0.041668102f, C5 = 0.0083691925f, C6 = 0.0013838812f;
}
