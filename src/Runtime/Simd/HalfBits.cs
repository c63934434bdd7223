namespace SoftmaxGen.Simd;

/// <summary>
/// The constants of the conversions between halves and floats. .NET offers neither F16C nor the conversions of AVX-512, so that they are arithmetic.
/// </summary>
/// <remarks>
/// <para>To float: exponent and fraction are moved into place and the exponent raised by 224, which makes that of ∞ and NaN the float's own; a product with
/// 2^-112 lowers the others. A subnormal half has thereby become 2^-15·(1 + f) instead of 2^-14·f = 2·2^-15·(1 + f) − 2^-14. That expression is smaller than the number
/// itself exactly where it is right, so that a minimum chooses; no subnormal float, slow on many CPUs, is ever touched.</para>
/// <para>To half: adding 2^(e+13) to a number of exponent e rounds it as a half would, ties to even, and leaves its fraction in the lowest bits; below the smallest
/// normal half the exponent stays that of the smallest, and the fraction is a subnormal one. A carry into the exponent is right, too.</para>
/// </remarks>
internal static class HalfBits
{
    /// <summary>Exponent and fraction of a half, 13 bits up.</summary>
    public const int RaisedMagnitude = 0x0FFFE000;

    public const int Raise = 224 << 23;

    /// <summary>2^-112.</summary>
    public const float Lower = 1.9259299443872359e-34f;

    /// <summary>2^-14.</summary>
    public const float SmallestNormal = 6.103515625e-05f;

    public const int SmallestNormalBits = 113 << 23;

    /// <summary>The number that a half's largest exponent would stand for; what is larger becomes it.</summary>
    public const float Infinity = 65536f;

    public const int FloatExponent = 0x7F800000;

    public const int RoundingDistance = 13 << 23;

    public const int NaN = 0x7E00, Sign = 0x8000;
}
